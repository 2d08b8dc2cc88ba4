import { askWhenLoaded } from '../http/ask-when-loaded.ts'
import { fieldsOf, positiveOf, textOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { withoutMissing } from '../stream/read-openai-message.ts'
import type { ListedModel, ModelFacts } from './server-facts.ts'

/**
 * Reads `/props` of llama-server: the window of one slot, the slots, the chat template and what it can do; and the
 * `meta` of its model list: sizes and the trained window. A model reasons apart when its template knows reasoning.
 *
 * The model list is open to everybody and at all times; `/props` wants the key and a loaded model. Throws what
 * `askWhenLoaded` throws. A proxy that has no `/props` leaves the facts of the list.
 */
export async function describeLlamaServer(
  settings: Settings,
  model: ListedModel,
  signal: AbortSignal | undefined,
): Promise<ModelFacts> {
  const url = `${settings.root}/props?model=${encodeURIComponent(model.name)}`
  const props = fieldsOf((await askWhenLoaded(settings, url, signal)).json)
  const defaults = fieldsOf(props['default_generation_settings'])
  const caps = fieldsOf(props['chat_template_caps'])
  const chatTemplate = textOf(props['chat_template'])
  const meta = fieldsOf(fieldsOf(model.entry)['meta'])
  return withoutMissing({
    contextWindow: positiveOf(defaults['n_ctx']) ?? positiveOf(props['n_ctx']) ?? positiveOf(meta['n_ctx']),
    trainedContextWindow: positiveOf(meta['n_ctx_train']),
    chatTemplate,
    bosToken: textOf(props['bos_token']),
    eosToken: textOf(props['eos_token']),
    sizeBytes: positiveOf(meta['size']),
    parameterCount: positiveOf(meta['n_params']),
    slots: positiveOf(props['total_slots']),
    takesTools: typeof caps['supports_tools'] === 'boolean' ? caps['supports_tools'] : undefined,
    reasons: chatTemplate === undefined ? undefined : /think|reasoning/u.test(chatTemplate),
    tokenizer: 'llama' as const,
  })
}

import { ask } from '../http/ask.ts'
import { fieldsOf, positiveOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { withoutMissing } from '../stream/read-openai-message.ts'
import type { ListedModel, ModelFacts } from './server-facts.ts'

/** Reads `max_model_len` of vLLM's model list. Its `/tokenize` counts exactly. */
export async function describeVllm(_: Settings, model: ListedModel): Promise<ModelFacts> {
  const entry = fieldsOf(model.entry)
  return withoutMissing({ contextWindow: positiveOf(entry['max_model_len']), tokenizer: 'vllm' as const })
}

/** Reads `max_model_len` of SGLang's model list, or `/get_server_info` where an older one leaves it out. */
export async function describeSglang(
  settings: Settings,
  model: ListedModel,
  signal: AbortSignal | undefined,
): Promise<ModelFacts> {
  const listed = positiveOf(fieldsOf(model.entry)['max_model_len'])
  if (listed !== undefined) return { contextWindow: listed }
  const info = fieldsOf((await ask(settings, `${settings.root}/get_server_info`, { signal })).json)
  return withoutMissing({
    contextWindow: positiveOf(info['context_length']) ?? positiveOf(info['max_total_num_tokens']),
  })
}

/** Reads the window out of the list where a server puts it there, under one of the names in use. */
export async function describeListed(_: Settings, model: ListedModel): Promise<ModelFacts> {
  const entry = fieldsOf(model.entry)
  const names = ['context_length', 'context_window', 'max_model_len', 'max_context_length', 'n_ctx']
  const window = names.map((name) => positiveOf(entry[name])).find((value) => value !== undefined)
  return withoutMissing({ contextWindow: window })
}

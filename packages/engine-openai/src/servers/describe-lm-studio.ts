import { ask } from '../http/ask.ts'
import { fieldsOf, positiveOf, textOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { withoutMissing } from '../stream/read-openai-message.ts'
import type { ListedModel, ModelFacts } from './server-facts.ts'

/** Reads `/api/v0/models/{model}` of LM Studio: the window it was loaded with, and its architecture. */
export async function describeLmStudio(
  settings: Settings,
  model: ListedModel,
  signal: AbortSignal | undefined,
): Promise<ModelFacts> {
  const url = `${settings.root}/api/v0/models/${encodeURIComponent(model.name)}`
  const fields = fieldsOf((await ask(settings, url, { signal })).json)
  return withoutMissing({
    architecture: textOf(fields['arch']),
    contextWindow: positiveOf(fields['loaded_context_length']),
    trainedContextWindow: positiveOf(fields['max_context_length']),
  })
}

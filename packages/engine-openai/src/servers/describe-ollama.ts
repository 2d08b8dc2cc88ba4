import { checkKey } from '../http/answer-failure.ts'
import { ask } from '../http/ask.ts'
import { fieldsOf, listOf, numberOf, positiveOf, textOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { withoutMissing } from '../stream/read-openai-message.ts'
import type { ListedModel, ModelFacts } from './server-facts.ts'

/**
 * Reads `/api/show` and `/api/ps` of Ollama. The window is the one the loaded model has, or the `num_ctx` of its
 * model file; without either it is unknown, because Ollama then takes a default of its own.
 *
 * Throws what `ask` throws, and `ENGINE_UNAUTHORIZED` when `/api/show` wants another key (401): replies come from the
 * same API. One that a proxy keeps closed (403) leaves its facts unknown.
 */
export async function describeOllama(
  settings: Settings,
  model: ListedModel,
  signal: AbortSignal | undefined,
): Promise<ModelFacts> {
  const [shown, running] = await Promise.all([
    ask(settings, `${settings.root}/api/show`, { body: { model: model.name }, signal }),
    ask(settings, `${settings.root}/api/ps`, { signal }),
  ])
  if (shown.status === 401) checkKey(shown, settings)
  const show = fieldsOf(shown.json)
  const info = fieldsOf(show['model_info'])
  const architecture = textOf(info['general.architecture'])
  const loaded = listOf(fieldsOf(running.json)['models'])
    .map(fieldsOf)
    .find(({ name, model: id }) => name === model.name || id === model.name)
  const parameter = /^\s*num_ctx\s+(\d+)/mu.exec(textOf(show['parameters']) ?? '')?.[1]
  const capabilities = Array.isArray(show['capabilities']) ? listOf(show['capabilities']) : undefined
  return withoutMissing({
    architecture,
    contextWindow:
      positiveOf(loaded?.['context_length']) ?? (parameter === undefined ? undefined : Number(parameter)),
    trainedContextWindow: positiveOf(info[`${architecture ?? ''}.context_length`]),
    sizeBytes: positiveOf(fieldsOf(model.entry)['size']),
    parameterCount: numberOf(info['general.parameter_count']),
    takesTools: capabilities?.includes('tools'),
    reasons: capabilities?.includes('thinking'),
  })
}

import { HarnessError } from '@orion-harness/core'
import { answerFailure } from '../http/answer-failure.ts'
import { askWhenLoaded } from '../http/ask-when-loaded.ts'
import { ask } from '../http/ask.ts'
import type { ServerKind } from '../options.ts'
import { fieldsOf, listOf, textOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import type { ListedModel, ServerFacts } from './server-facts.ts'

/** Who a server says owns its models, in `/v1/models`. */
const owners: Readonly<Record<string, ServerKind>> = {
  llamacpp: 'llama-server',
  library: 'ollama',
  organization_owner: 'lm-studio',
  vllm: 'vllm',
  sglang: 'sglang',
}

/** A page that only one kind of server has, and what is in it. */
const pages: readonly (readonly [kind: ServerKind, path: string, shows: (json: unknown) => boolean])[] = [
  ['llama-server', '/props', (json) => 'default_generation_settings' in fieldsOf(json)],
  ['lm-studio', '/api/v0/models', (json) => Array.isArray(fieldsOf(json)['data'])],
  ['sglang', '/get_model_info', (json) => 'model_path' in fieldsOf(json)],
  ['ollama', '/api/version', (json) => textOf(fieldsOf(json)['version']) !== undefined],
  ['vllm', '/version', (json) => textOf(fieldsOf(json)['version']) !== undefined],
]

/**
 * Finds out what kind of server this is, by what its model list says or by a page that only one kind has. Throws
 * what `askWhenLoaded` throws, and what a refusal of the model list means, such as `ENGINE_FAILED`; a server without a
 * list (404, 405) lists no model. Waits while a server loads its model.
 */
export async function recogniseServer(
  settings: Settings,
  told: ServerKind | undefined,
  signal: AbortSignal | undefined,
): Promise<ServerFacts> {
  const answer = await askWhenLoaded(settings, `${settings.api}/models`, signal)
  const failure = answerFailure(answer, settings)
  if (failure !== undefined && answer.status !== 404 && answer.status !== 405) throw failure.error
  const models = listModels(answer.json)
  if (told !== undefined) return { kind: told, evidence: 'the option `server`', models }
  if (new URL(settings.api).hostname === 'api.openai.com') {
    return { kind: 'openai', evidence: 'its address', models }
  }
  for (const { entry } of models) {
    const owner = textOf(fieldsOf(entry)['owned_by']) ?? ''
    const kind = Object.hasOwn(owners, owner) ? owners[owner] : undefined
    if (kind !== undefined) return { kind, evidence: `/v1/models says "${owner}"`, models }
  }
  const answers = await Promise.all(
    pages.map(([, path]) => ask(settings, settings.root + path, { signal }).catch(nothing)),
  )
  for (const [index, [kind, path, shows]] of pages.entries()) {
    const page = answers[index]
    if (page?.status === 200 && shows(page.json)) return { kind, evidence: `it has ${path}`, models }
  }
  return { kind: 'unknown', evidence: 'none of the signs of a known server', models }
}

/** A page a server does not answer is a page it does not have. */
function nothing(error: unknown): undefined {
  if (!(error instanceof HarnessError) || error.code === 'ENGINE_ABORTED') throw error
  return undefined
}

function listModels(json: unknown): readonly ListedModel[] {
  const fields = fieldsOf(json)
  const models = [...listOf(fields['data']), ...(Array.isArray(json) ? json : [])].flatMap(
    (entry): ListedModel[] => {
      const name = textOf(fieldsOf(entry)['id'])
      if (name === undefined) return []
      const state = fieldsOf(fieldsOf(entry)['status'])['value'] ?? fieldsOf(entry)['state']
      const isLoaded = typeof state === 'string' ? state === 'loaded' : undefined
      return [isLoaded === undefined ? { name, entry } : { name, entry, isLoaded }]
    },
  )
  return models.sort((left, right) => Number(right.isLoaded ?? false) - Number(left.isLoaded ?? false))
}

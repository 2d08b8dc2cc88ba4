import { HarnessError } from '@orion-harness/core'
import type { ModelInfo } from '@orion-harness/core'
import { ask } from '../http/ask.ts'
import type { OpenAIEngineOptions, ServerKind } from '../options.ts'
import { fieldsOf, listOf, textOf } from '../read-json.ts'
import { settingsOf } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { withoutMissing } from '../stream/read-openai-message.ts'
import { describeListed, describeSglang, describeVllm } from './describe-batching.ts'
import { describeLlamaServer } from './describe-llama-server.ts'
import { describeLmStudio } from './describe-lm-studio.ts'
import { describeOllama } from './describe-ollama.ts'
import { recogniseServer } from './recognise.ts'
import type { ListedModel, ModelFacts, ServerFacts } from './server-facts.ts'

/** What is really there. */
export interface DiscoveredServer {
  readonly kind: ServerKind
  /** Why it is taken for that kind. */
  readonly evidence: string
  readonly version?: string
  /** Names of the models it lists. */
  readonly models: readonly string[]
  readonly model: ModelInfo
  readonly facts: ModelFacts
  /** Doubts, each with a code and a sentence for a person. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}

type Describe = (
  settings: Settings,
  model: ListedModel,
  signal: AbortSignal | undefined,
) => Promise<ModelFacts>

const describers: Readonly<Record<ServerKind, Describe>> = {
  'llama-server': describeLlamaServer,
  ollama: describeOllama,
  'lm-studio': describeLmStudio,
  vllm: describeVllm,
  sglang: describeSglang,
  openai: describeListed,
  unknown: describeListed,
}

const ASSUMED_WINDOW = 4096
/** What Ollama is asked to allocate when neither the user, the loaded model nor its file says otherwise. */
const OLLAMA_WINDOW = 8192

/**
 * Finds out which server is there, which model it serves and how large its window really is. Throws
 * `MODEL_NOT_FOUND` when it serves none, or not the one asked for; and what `recogniseServer` throws.
 */
export async function discoverServer(options: OpenAIEngineOptions): Promise<DiscoveredServer> {
  const settings = settingsOf(options)
  const { signal } = options
  const server = await recogniseServer(settings, options.server, signal)
  const listed = await chooseModel(settings, server, options.model, signal)
  const facts = await describers[server.kind](settings, listed, signal)
  const { contextWindow, warnings } = chooseWindow(server.kind, facts, options.contextWindow)
  const model: ModelInfo = {
    name: listed.name,
    contextWindow,
    chatTemplates: facts.chatTemplate === undefined ? {} : { default: facts.chatTemplate },
    ...withoutMissing({
      architecture: facts.architecture,
      trainedContextWindow: facts.trainedContextWindow,
      bosToken: facts.bosToken,
      eosToken: facts.eosToken,
      sizeBytes: facts.sizeBytes,
      parameterCount: facts.parameterCount,
    }),
  }
  const { kind, evidence, models } = server
  return { kind, evidence, models: models.map(({ name }) => name), model, facts, warnings }
}

async function chooseModel(
  settings: Settings,
  { kind, models }: ServerFacts,
  wanted: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ListedModel> {
  if (wanted !== undefined) {
    const found = models.find(({ name }) => name === wanted || name === `${wanted}:latest`)
    if (found !== undefined) return found
    if (models.length === 0 || kind === 'llama-server') return { name: wanted, entry: models[0]?.entry }
    throw new HarnessError('MODEL_NOT_FOUND', `The server does not serve "${wanted}".`, {
      hint: `It lists ${models
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 500)}.`,
      data: { models: models.map(({ name }) => name).slice(0, 100) },
    })
  }
  const loaded = await loadedNames(settings, kind, signal)
  const chosen = models.find(({ name }) => loaded.includes(name)) ?? models[0]
  if (chosen !== undefined) return chosen
  throw new HarnessError('MODEL_NOT_FOUND', 'The server lists no model.', {
    hint: 'Load one, or name it with the option `model`.',
  })
}

/** Models in memory, for servers that list more than those. */
async function loadedNames(
  settings: Settings,
  kind: ServerKind,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (kind === 'ollama') {
    const { json } = await ask(settings, `${settings.root}/api/ps`, { signal })
    return listOf(fieldsOf(json)['models']).flatMap((model) => textOf(fieldsOf(model)['name']) ?? [])
  }
  if (kind !== 'lm-studio') return []
  const { json } = await ask(settings, `${settings.root}/api/v0/models`, { signal })
  return listOf(fieldsOf(json)['data'])
    .map(fieldsOf)
    .filter(({ state, type }) => state === 'loaded' && type !== 'embeddings')
    .flatMap(({ id }) => textOf(id) ?? [])
}

function chooseWindow(
  kind: ServerKind,
  facts: ModelFacts,
  wanted: number | undefined,
): Pick<DiscoveredServer, 'warnings'> & { readonly contextWindow: number } {
  const trained = facts.trainedContextWindow
  if (kind === 'ollama') {
    const contextWindow = wanted ?? facts.contextWindow ?? Math.min(trained ?? OLLAMA_WINDOW, OLLAMA_WINDOW)
    const message = `Ollama cuts a prompt silently at its own window. It is asked to allocate ${contextWindow} tokens (num_ctx) and to refuse what does not fit; set \`contextWindow\` for another size.`
    const isOurs = wanted === undefined && facts.contextWindow === undefined
    return { contextWindow, warnings: isOurs ? [{ code: 'window-set', message }] : [] }
  }
  if (wanted !== undefined) {
    const real = facts.contextWindow
    if (real === undefined || wanted <= real) return { contextWindow: wanted, warnings: [] }
    const message = `The option \`contextWindow\` says ${wanted}, the server has allocated ${real}; the smaller one is used.`
    return { contextWindow: real, warnings: [{ code: 'window-too-large', message }] }
  }
  if (facts.contextWindow !== undefined) return { contextWindow: facts.contextWindow, warnings: [] }
  const contextWindow = Math.min(trained ?? ASSUMED_WINDOW, ASSUMED_WINDOW)
  const message = `The server does not say how large its window is; ${contextWindow} tokens are assumed. Set \`contextWindow\`.`
  return { contextWindow, warnings: [{ code: 'window-assumed', message }] }
}

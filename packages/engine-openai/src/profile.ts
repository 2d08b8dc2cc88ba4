import type { EngineSupports, ModelInfo, Prompt } from '@orion-harness/core'
import { HarnessError } from '@orion-harness/core'
import { checkKey } from './http/answer-failure.ts'
import { ask } from './http/ask.ts'
import type { OpenAIEngineOptions, ServerKind } from './options.ts'
import { fieldsOf, positiveOf } from './read-json.ts'
import type { DiscoveredServer } from './servers/discover-server.ts'
import { serverTraits } from './servers/server-traits.ts'
import type { ServerTraits } from './servers/server-traits.ts'
import type { Settings } from './settings.ts'
import { estimateTokens } from './tokens/estimate-tokens.ts'
import { createLlamaTokenizer } from './tokens/llama-tokenizer.ts'
import { createLlamaVocabulary } from './tokens/llama-vocabulary.ts'
import type { LlamaVocabulary } from './tokens/llama-vocabulary.ts'
import type { PromptTokenizer } from './tokens/llama-tokenizer.ts'
import { protectPrompt } from './tokens/protect-content.ts'

/** Everything the engine knows about the server it talks to. */
export interface Profile {
  readonly kind: ServerKind
  readonly settings: Settings
  readonly traits: ServerTraits
  readonly model: ModelInfo
  readonly supports: EngineSupports
  /** The server's vocabulary, where it can be asked. */
  readonly vocabulary: LlamaVocabulary | undefined
  /** Gives prompts to the server as tokens. */
  readonly tokenizer: PromptTokenizer | undefined
  /** A conversation can be sent to a slot of its own. */
  readonly pinsSlots: boolean
  /** Fields this server has refused so far; they are left out from then on. */
  readonly refused: Set<string>
  /** Fields of the user for every body. */
  readonly body: Readonly<Record<string, unknown>>
  /** The server's own count where `supports.exactCounts` says that it can be asked, an estimate otherwise. */
  countTokens(prompt: Prompt): Promise<number>
}

/** Joins what discovery found, what is true of the kind of server, and what the user says. */
export function profileOf(
  options: OpenAIEngineOptions,
  server: DiscoveredServer,
  settings: Settings,
): Profile {
  const { kind, facts, model } = server
  const traits = serverTraits[kind]
  const concurrency = options.concurrency ?? facts.slots ?? traits.concurrency
  const vocabulary = facts.tokenizer === 'llama' ? createLlamaVocabulary(settings, model.name) : undefined
  const tokenizer = vocabulary === undefined ? undefined : createLlamaTokenizer(vocabulary)
  const inputs = inputsOf(options.api ?? 'auto', traits)
  const takesMessages = inputs.includes('messages')
  const supports: EngineSupports = {
    ...traits.supports,
    nativeTools: takesMessages && (facts.takesTools ?? traits.supports.nativeTools),
    nativeReasoning: takesMessages && (facts.reasons ?? traits.supports.nativeReasoning),
    exactCounts: facts.tokenizer !== undefined,
    ...options.supports,
    inputs,
    concurrency,
  }
  return {
    kind,
    settings,
    traits,
    model,
    supports,
    vocabulary,
    tokenizer,
    pinsSlots:
      kind === 'llama-server' && facts.slots !== undefined && concurrency <= facts.slots && facts.slots > 1,
    refused: new Set(),
    body: options.body ?? {},
    countTokens: async (prompt) => {
      if (tokenizer !== undefined && supports.exactCounts) return (await tokenizer.tokenize(prompt)).length
      const { text } = protectPrompt(prompt)
      const isAsked = supports.exactCounts && facts.tokenizer === 'vllm'
      return isAsked ? countWithVllm(settings, model.name, text) : estimateTokens(text)
    },
  }
}

function inputsOf(
  api: NonNullable<OpenAIEngineOptions['api']>,
  traits: ServerTraits,
): EngineSupports['inputs'] {
  if (api === 'auto') return traits.inputs
  return api === 'chat' ? ['messages'] : ['prompt']
}

/** Asks `/tokenize` of vLLM. No beginning token is added: the prompt spells its own. */
async function countWithVllm(settings: Settings, model: string, prompt: string): Promise<number> {
  const body = { model, prompt, add_special_tokens: false }
  const answer = await ask(settings, `${settings.root}/tokenize`, { body })
  checkKey(answer, settings)
  const { status, json } = answer
  const count = positiveOf(fieldsOf(json)['count'])
  if (status !== 200 || (count === undefined && prompt !== '')) {
    throw new HarnessError('ENGINE_FAILED', `The server could not count the prompt (status ${status}).`, {
      hint: 'Set `supports: { exactCounts: false }` to work with estimates.',
    })
  }
  return count ?? 0
}

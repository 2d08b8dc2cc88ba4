import type { EngineWarningEvent, GenerateRequest } from '@orion-harness/core'
import type { Profile } from '../profile.ts'
import { fieldsOf } from '../read-json.ts'
import { readOllamaMessage } from '../stream/read-ollama-message.ts'
import { readOpenAIMessage } from '../stream/read-openai-message.ts'
import type { ReplyDelta } from '../stream/reply-delta.ts'
import { estimateTokens, fewestTokens } from '../tokens/estimate-tokens.ts'
import { protectPrompt } from '../tokens/protect-content.ts'
import { ollamaMessages, openAIMessages, toolFields } from './chat-messages.ts'
import { samplingFields } from './sampling-fields.ts'

/** A request as it goes over the wire, and what is known about it. */
export interface WireRequest {
  readonly url: string
  readonly body: Readonly<Record<string, unknown>>
  readonly read: (value: unknown) => ReplyDelta
  readonly promptTokens: { readonly count: number; readonly exact: boolean; readonly fewest: number }
  readonly warnings: readonly EngineWarningEvent[]
}

/** Lays a request out for the server of `profile`. `slot` is the engine's slot for this conversation. */
export async function wireRequest(
  request: GenerateRequest,
  profile: Profile,
  slot: number,
  signal: AbortSignal,
): Promise<WireRequest> {
  const { traits } = profile
  const seed =
    request.sampling.seed ?? (profile.supports.seed ? Math.floor(Math.random() * 2 ** 31) : undefined)
  const { fields, ignored } = samplingFields(request.sampling, seed, traits)
  const input = await layOutInput(request, profile, signal)
  const warnings = [
    ...ignored.map((name) =>
      warning('setting-ignored', `This server cannot be told "${name}"; it was left out.`),
    ),
    ...input.warnings,
  ]
  const common = { url: input.url, promptTokens: input.promptTokens, warnings }
  const { stop, maxTokens } = request
  const jsonSchema = profile.supports.constraints.includes('json-schema')
    ? request.constraint?.jsonSchema
    : undefined
  if (profile.kind === 'ollama') {
    const options = { ...fields, num_ctx: profile.model.contextWindow, num_predict: maxTokens, stop }
    const body = {
      model: profile.model.name,
      ...input.body,
      stream: true,
      truncate: false,
      shift: false,
      ...(jsonSchema === undefined ? {} : { format: jsonSchema }),
      ...profile.body,
      options: { ...options, ...fieldsOf(profile.body['options']) },
    }
    return { ...common, body, read: readOllamaMessage }
  }
  const body = {
    model: profile.model.name,
    ...input.body,
    stream: true,
    ...traits.body,
    [traits.maxTokens]: maxTokens,
    ...fields,
    ...(stop.length === 0 ? {} : { stop: stop.slice(0, traits.mostStops) }),
    ...schemaField(request.input.type, jsonSchema, profile),
    ...(profile.pinsSlots && request.cacheKey !== undefined ? { id_slot: slot } : {}),
    ...(profile.kind === 'openai' && request.cacheKey !== undefined
      ? { prompt_cache_key: request.cacheKey }
      : {}),
    ...profile.body,
  }
  return { ...common, body, read: readOpenAIMessage }
}

function schemaField(
  input: 'prompt' | 'messages',
  schema: unknown,
  { kind }: Profile,
): Readonly<Record<string, unknown>> {
  if (schema === undefined) return {}
  if (kind === 'llama-server' && input === 'prompt') return { json_schema: schema }
  return { response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } } }
}

type LaidOut = Pick<WireRequest, 'url' | 'body' | 'promptTokens' | 'warnings'>

async function layOutInput(
  { input }: GenerateRequest,
  profile: Profile,
  signal: AbortSignal,
): Promise<LaidOut> {
  const isOllama = profile.kind === 'ollama'
  const { root, api } = profile.settings
  if (input.type === 'messages') {
    const { messages, tools } = input
    const text = JSON.stringify([messages, tools])
    const said = messages.map(({ content }) => content).join('\n')
    return {
      url: isOllama ? `${root}/api/chat` : `${api}/chat/completions`,
      body: {
        messages: isOllama
          ? ollamaMessages(messages)
          : openAIMessages(messages, profile.traits.reasoningField),
        ...(tools.length === 0 ? {} : { tools: toolFields(tools) }),
      },
      promptTokens: { count: estimateTokens(text), exact: false, fewest: fewestTokens(said) },
      warnings: [],
    }
  }
  const url = isOllama ? `${root}/api/generate` : `${api}/completions`
  if (profile.tokenizer !== undefined) {
    const tokens = await profile.tokenizer.tokenize(input.prompt, signal)
    const promptTokens = { count: tokens.length, exact: true, fewest: tokens.length }
    return { url, body: { prompt: tokens }, promptTokens, warnings: [] }
  }
  const { text, changed } = protectPrompt(input.prompt)
  const message =
    'A message spells a control token, and this server reads every one it sees; a zero width space keeps it text.'
  return {
    url,
    body: {
      prompt: text,
      ...(isOllama ? { raw: true } : {}),
      ...(profile.kind === 'vllm' ? { add_special_tokens: false } : {}),
    },
    promptTokens: { count: estimateTokens(text), exact: false, fewest: fewestTokens(text) },
    warnings: changed ? [warning('content-changed', message)] : [],
  }
}

function warning(code: string, message: string): EngineWarningEvent {
  return { type: 'warning', code, message }
}

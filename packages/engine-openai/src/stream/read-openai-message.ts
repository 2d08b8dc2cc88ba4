import { fieldsOf, listOf, numberOf, textOf } from '../read-json.ts'
import type { Fields } from '../read-json.ts'
import type { CallFragment } from './call-collector.ts'
import { readFailure } from './read-failure.ts'
import type { ReplyCounts, ReplyDelta } from './reply-delta.ts'

/**
 * Reads a chunk of `/v1/chat/completions` or `/v1/completions`, or such a reply sent whole. Takes
 * `reasoning_content` under its other names too, content in parts, the older `function_call`, usage wherever it
 * stands, and the `timings` and `prompt_progress` of llama-server.
 */
export function readOpenAIMessage(value: unknown): ReplyDelta {
  const message = fieldsOf(value)
  const choices = listOf(message['choices'])
  const choice = fieldsOf(choices[0])
  const failure = readFailure(value) ?? readFailure(choice)
  if (failure !== undefined) return { failure }
  const delta = fieldsOf(choice['delta'] ?? choice['message'])
  const text = contentText(delta['content']) ?? textOf(choice['text']) ?? textOf(delta['refusal'])
  const reasoning = reasoningText(delta)
  const finish = textOf(choice['finish_reason'])
  const calls = readCalls(delta)
  const counts = readCounts(message, choice)
  const progress = readProgress(message['prompt_progress'])
  return {
    ...(text === undefined ? {} : { text }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(finish === undefined ? {} : { finish }),
    ...(calls.length === 0 ? {} : { calls }),
    ...(typeof choice['message'] === 'object' && choice['message'] !== null ? { whole: true } : {}),
    ...(counts === undefined ? {} : { counts }),
    ...(progress === undefined ? {} : { progress }),
  }
}

function contentText(content: unknown): string | undefined {
  if (!Array.isArray(content)) return textOf(content)
  return textOf(content.map((part) => textOf(fieldsOf(part)['text']) ?? '').join(''))
}

const reasoningNames = ['reasoning_content', 'reasoning', 'thinking', 'reasoning_text'] as const

function reasoningText(delta: Fields): string | undefined {
  for (const name of reasoningNames) {
    const text = contentText(delta[name])
    if (text !== undefined) return text
  }
  const parts = [...listOf(delta['reasoning_details']), ...listOf(delta['content'])].map(fieldsOf)
  const texts = parts.map((part) =>
    part['type'] === 'thinking' ? contentText(part['thinking']) : textOf(part['reasoning'] ?? part['text']),
  )
  return textOf(parts.map((part, index) => (isReasoning(part) ? (texts[index] ?? '') : '')).join(''))
}

function isReasoning(part: Fields): boolean {
  return part['type'] === 'thinking' || part['type'] === 'reasoning.text'
}

/** Calls as fragments or whole, of OpenAI's shape or Ollama's, whose arguments are an object. */
export function readCalls(delta: Fields): readonly CallFragment[] {
  const legacy = delta['function_call']
  if (legacy !== undefined && legacy !== null) return [readCall({ index: 0, function: legacy })]
  return listOf(delta['tool_calls']).map((call) => readCall(fieldsOf(call)))
}

function readCall(call: Fields): CallFragment {
  const { name, arguments: given } = fieldsOf(call['function'])
  const index = numberOf(call['index'])
  const id = textOf(call['id'])
  const named = textOf(name)
  const text = typeof given === 'object' && given !== null ? JSON.stringify(given) : textOf(given)
  return {
    ...(index === undefined ? {} : { index }),
    ...(id === undefined ? {} : { id }),
    ...(named === undefined ? {} : { name: named }),
    ...(text === undefined ? {} : { arguments: text }),
  }
}

function readCounts(message: Fields, choice: Fields): ReplyCounts | undefined {
  const said = message['usage'] ?? choice['usage'] ?? fieldsOf(message['x_groq'])['usage']
  const timed = message['timings']
  if ((said ?? timed ?? undefined) === undefined) return undefined
  const usage = fieldsOf(said)
  const timings = fieldsOf(timed)
  const cached = numberOf(timings['cache_n'])
  const evaluated = numberOf(timings['prompt_n'])
  const counts = {
    promptTokens:
      numberOf(usage['prompt_tokens']) ?? (evaluated === undefined ? undefined : evaluated + (cached ?? 0)),
    reusedTokens:
      numberOf(fieldsOf(usage['prompt_tokens_details'])['cached_tokens']) ??
      numberOf(usage['prompt_cache_hit_tokens']) ??
      cached,
    completionTokens: numberOf(usage['completion_tokens']) ?? numberOf(timings['predicted_n']),
    prefillMs: numberOf(timings['prompt_ms']),
    decodeMs: numberOf(timings['predicted_ms']),
  }
  return withoutMissing(counts)
}

/** `record` without the fields that are undefined. */
export function withoutMissing<Record extends object>(
  record: Record,
): { readonly [Name in keyof Record]?: Exclude<Record[Name], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Record]?: Exclude<Record[Name], undefined>
  }
}

function readProgress(value: unknown): ReplyDelta['progress'] {
  const { processed, total, cache } = fieldsOf(value)
  const all = numberOf(total)
  if (all === undefined) return undefined
  return {
    processed: Math.min(all, numberOf(processed) ?? 0),
    total: all,
    reused: Math.min(all, numberOf(cache) ?? 0),
  }
}

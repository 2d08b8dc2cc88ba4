import { fieldsOf, numberOf, textOf } from '../read-json.ts'
import { readFailure } from './read-failure.ts'
import { readCalls, withoutMissing } from './read-openai-message.ts'
import type { ReplyDelta } from './reply-delta.ts'

const NANOSECONDS_PER_MS = 1_000_000

/** Reads a message of Ollama's own `/api/chat` or `/api/generate` (JSON lines; durations in nanoseconds). */
export function readOllamaMessage(value: unknown): ReplyDelta {
  const failure = readFailure(value)
  if (failure !== undefined) return { failure }
  const fields = fieldsOf(value)
  const message = fieldsOf(fields['message'])
  const calls = readCalls(message)
  const isDone = fields['done'] === true
  const counts = withoutMissing({
    promptTokens: numberOf(fields['prompt_eval_count']),
    completionTokens: numberOf(fields['eval_count']),
    prefillMs: milliseconds(fields['prompt_eval_duration']),
    decodeMs: milliseconds(fields['eval_duration']),
  })
  return {
    ...withoutMissing({
      text: textOf(message['content']) ?? textOf(fields['response']),
      reasoning: textOf(message['thinking']) ?? textOf(fields['thinking']),
      calls: calls.length === 0 ? undefined : calls,
      finish: isDone ? (textOf(fields['done_reason']) ?? 'stop') : undefined,
    }),
    ...(isDone ? { counts } : {}),
  }
}

function milliseconds(value: unknown): number | undefined {
  const nanoseconds = numberOf(value)
  return nanoseconds === undefined ? undefined : nanoseconds / NANOSECONDS_PER_MS
}

import type { Message } from '@orion-harness/core'
import type { Attempt } from './attempt.ts'
import type { StyleProbe } from './probe-style.ts'
import { answer, laterUser, oneCall, probe, probeTool, result, sentinel, user } from './sentinels.ts'

/**
 * True when each prompt of a conversation of two turns, one with a call and with reasoning, begins with the prompt
 * before it.
 */
export function probePrefix(
  attempt: Attempt,
  { style, tools, calls }: StyleProbe,
  reasons: boolean,
): boolean {
  const offered = tools ? [probeTool] : []
  const thought = reasons ? { reasoning: sentinel.reasoning } : {}
  const exchange: readonly Message[] = calls ? [{ ...oneCall, ...thought }, result] : []
  const answered: readonly Message[] = [user, ...exchange, { ...answer, ...thought }, laterUser]
  const lengths = calls ? [1, 3, 5] : [1, 3]
  const prompts = lengths.map((length) =>
    attempt(probe(answered.slice(0, length), { tools: offered }), style),
  )
  return prompts.every((prompt, index) => {
    const before = index === 0 ? '' : prompts[index - 1]
    return prompt !== undefined && before !== undefined && prompt.startsWith(before)
  })
}

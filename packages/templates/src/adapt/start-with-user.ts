import type { Message } from '@orion-harness/core'
import type { Derive } from './derive.ts'

/** An empty user message is put first where the conversation, system text aside, begins with another role. */
export function startWithUser(messages: readonly Message[], derive: Derive): readonly Message[] {
  const start = messages[0]?.role === 'system' ? 1 : 0
  const first = messages[start]
  if (first === undefined || first.role === 'user') return messages
  return messages.toSpliced(
    start,
    0,
    derive('blank', [first], () => ({ role: 'user', content: '' })),
  )
}

import type { Message } from '@orion-harness/core'

const blank: Message = { role: 'user', content: '' }

/** An empty user message is put first where the conversation, system text aside, begins with another role. */
export function startWithUser(messages: readonly Message[]): readonly Message[] {
  const start = messages[0]?.role === 'system' ? 1 : 0
  const first = messages[start]
  return first === undefined || first.role === 'user' ? messages : messages.toSpliced(start, 0, blank)
}

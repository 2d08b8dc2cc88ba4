import type { Entry, Message } from '@orion-harness/core'

/** The message of a user's, a reply's or a result's entry. Throws a `TypeError` for any other. */
export function messageOf(entry: Entry): Message {
  switch (entry.type) {
    case 'user':
      return { role: 'user', content: entry.text }
    case 'assistant': {
      const calls = entry.calls.length === 0 ? {} : { toolCalls: entry.calls }
      return { role: 'assistant', content: entry.text, ...calls }
    }
    case 'tool-result': {
      const { callId, name, result } = entry
      return { role: 'tool', callId, name, ok: result.ok, content: result.text }
    }
    default:
      throw new TypeError(`${entry.id} is no message`)
  }
}

import type { View } from '../contract/conversation.ts'
import type { ToolCall } from '../contract/tool-call.ts'

/** Calls that have no result yet, in order. Empty between steps; not so after a crash or a fork inside an exchange. */
export const openCalls: View<readonly ToolCall[]> = {
  name: 'open-calls',
  initial: () => [],
  fold(open, entry) {
    switch (entry.type) {
      case 'assistant':
        return entry.calls
      case 'tool-result':
        return open.slice(1)
      default:
        return open
    }
  },
}

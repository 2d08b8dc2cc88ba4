import type { View } from '../contract/conversation.ts'

/** Failed results since the last good one, over all tools. A new prompt of the person starts again from 0. */
export const consecutiveErrors: View<number> = {
  name: 'consecutive-errors',
  initial: () => 0,
  fold(count, entry) {
    switch (entry.type) {
      case 'user':
        return entry.source === 'prompt' ? 0 : count
      case 'tool-result':
        return entry.result.ok ? 0 : count + 1
      default:
        return count
    }
  },
}

import type { View } from '../contract/conversation.ts'

/** Name of the note that asks for a shorter context. */
export const compactionNote = 'compaction-wanted'

/** True from the note that asks for a shorter context until history was cut or the model was called. */
export const wantedCompaction: View<boolean> = {
  name: 'wanted-compaction',
  initial: () => false,
  fold(wanted, entry) {
    switch (entry.type) {
      case 'note':
        return wanted || entry.name === compactionNote
      case 'assistant':
      case 'drop':
      case 'elide':
      case 'summary':
        return false
      default:
        return wanted
    }
  },
}

import type { View } from '../contract/conversation.ts'

/** Characters gathered so far, by what wrote them. Nothing is taken away when history is cut. */
export interface TextByPart {
  readonly user: number
  readonly assistant: number
  readonly reasoning: number
  readonly calls: number
  readonly toolResults: number
  readonly reminders: number
  readonly summaries: number
}

/** How much text the conversation has gathered, and where. */
export const textByPart: View<TextByPart> = {
  name: 'text-by-part',
  initial: () => ({
    user: 0,
    assistant: 0,
    reasoning: 0,
    calls: 0,
    toolResults: 0,
    reminders: 0,
    summaries: 0,
  }),
  fold(parts, entry) {
    switch (entry.type) {
      case 'user':
        return { ...parts, user: parts.user + entry.text.length }
      case 'assistant':
        return {
          ...parts,
          assistant: parts.assistant + entry.text.length,
          reasoning: parts.reasoning + (entry.reasoning?.length ?? 0),
          calls:
            parts.calls +
            entry.calls.reduce(
              (sum, call) => sum + call.name.length + JSON.stringify(call.arguments).length,
              0,
            ),
        }
      case 'tool-result':
        return { ...parts, toolResults: parts.toolResults + entry.result.text.length }
      case 'reminder':
        return { ...parts, reminders: parts.reminders + entry.text.length }
      case 'summary':
        return { ...parts, summaries: parts.summaries + entry.text.length }
      default:
        return parts
    }
  },
}

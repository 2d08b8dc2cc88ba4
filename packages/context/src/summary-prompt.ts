import type { Message } from '@orion-harness/core'
import type { HistoryMessage } from './context-history.ts'

export interface SummaryRequest {
  /** The summary so far, which the new one takes the place of. */
  readonly earlier: string | undefined
  /** One line a message: `user: …`, `assistant: …`, `assistant: [tool arguments]`, `tool: …`. */
  readonly transcript: string
}

/** Writes the messages that ask a model for a summary. */
export type SummaryPrompt = (request: SummaryRequest) => readonly Message[]

/** Short enough for a small model, and in one user message, which every template can lay out. */
export const defaultSummaryPrompt: SummaryPrompt = (request) => [
  {
    role: 'user',
    content: `Summarise the conversation below. Keep every fact the user told.\n\n${conversationText(request)}`,
  },
]

/** The earlier summary, if any, and the transcript, as one text. */
export function conversationText({ earlier, transcript }: SummaryRequest): string {
  return [earlier === undefined ? '' : `summary: ${earlier}`, transcript].filter(Boolean).join('\n')
}

/** All that a message said, as lines of a transcript. Reasoning and injected reminders are left out. */
export function transcriptText({ entry }: HistoryMessage): string {
  switch (entry.type) {
    case 'user':
      return `user: ${entry.text}`
    case 'tool-result':
      return `tool: ${entry.result.text}`
    case 'assistant': {
      const calls = entry.calls.map((call) => `[${call.name} ${JSON.stringify(call.arguments)}]`)
      return `assistant: ${[entry.text, ...calls].filter(Boolean).join(' ')}`
    }
  }
}

import { createMessageWriter, previewTranscript, transcript } from '@orion-harness/core'
import type { ConversationReader, Message, TokenCounter, Transcript } from '@orion-harness/core'
import { plainTemplate } from '@orion-harness/core/testkit'

export interface LabCounterOptions {
  readonly conversation: ConversationReader
  /** Tokens of a text. */
  readonly countText: (text: string) => number
  readonly system?: string
  readonly exact?: boolean
}

/** The default system text. */
export const labSystem = 'You are a test.'

/** A counter as the agent gives it to a strategy, over the real conversation and a plain layout. */
export interface LabCounter extends TokenCounter {
  readonly exact: boolean
  /** The messages sent now. */
  messages(): readonly Message[]
  /** Calls of `text` and `prompt` so far. */
  readonly asked: { text: number; prompt: number }
}

/** Counts messages one by one and remembers each, so that a long history costs little more than a short one. */
export function labCounter(options: LabCounterOptions): LabCounter {
  const { conversation, countText, system = labSystem, exact = true } = options
  const write = createMessageWriter()
  const counts = new WeakMap<Message, number>()
  const asked = { text: 0, prompt: 0 }

  const messagesOf = (view: Transcript) => write(view, { system: [system] })
  const tokensOf = (message: Message) => {
    const tokens = counts.get(message) ?? countText(renderMessage(message))
    counts.set(message, tokens)
    return tokens
  }
  const count = (view: Transcript) =>
    messagesOf(view).reduce((total, message) => total + tokensOf(message), countText('<assistant>'))

  return {
    exact,
    asked,
    messages: () => messagesOf(conversation.view(transcript)),
    async text(text) {
      asked.text++
      return countText(text)
    },
    async prompt(decisions) {
      asked.prompt++
      return count(previewTranscript(conversation.view(transcript), decisions))
    },
    async overhead() {
      return count({ items: [emptyItem], systemReminders: [], summary: undefined })
    },
  }
}

/** A message as the plain template writes it. */
export function renderMessage(message: Message): string {
  const prompt = plainTemplate.render({ messages: [message], tools: [], addGenerationPrompt: false })
  return prompt.map((piece) => piece.text).join('')
}

const emptyItem: Transcript['items'][number] = {
  entryId: '',
  role: 'user',
  text: '',
  pinned: false,
  reminders: [],
}

import type { AssistantMessage, Message } from '@orion-harness/core'
import type { Derive } from './derive.ts'

/** Text beside calls becomes a message of its own before them, for templates that would drop it. */
export function splitTextFromCalls(messages: readonly Message[], derive: Derive): readonly Message[] {
  return messages.flatMap((message) => {
    if (message.role !== 'assistant' || !message.toolCalls?.length || message.content === '') return [message]
    return [
      derive('text', [message], () => ({ role: 'assistant', content: message.content })),
      derive('calls only', [message], () => withoutText(message)),
    ]
  })
}

function withoutText(message: AssistantMessage): Message {
  return { ...message, content: '' }
}

import type { ChatTemplate } from '../contract/chat-template.ts'
import type { Message } from '../contract/message.ts'
import type { PromptPiece } from '../contract/prompt.ts'

/** A layout for tests: `<role>`, the content, `</role>` and a line break for each message. */
export const plainTemplate: ChatTemplate = {
  name: 'plain',
  callFormat: null,
  stop: ['</assistant>'],
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  render({ messages, tools, addGenerationPrompt }) {
    const pieces: PromptPiece[] = tools.length > 0 ? block('tools', JSON.stringify(tools)) : []
    for (const message of messages) pieces.push(...block(message.role, contentOf(message)))
    if (addGenerationPrompt) pieces.push({ kind: 'control', text: '<assistant>' })
    return pieces
  },
}

function contentOf(message: Message): string {
  if (message.role !== 'assistant' || message.toolCalls === undefined) return message.content
  const calls = message.toolCalls.map((call) => `@${call.name} ${JSON.stringify(call.arguments)}`)
  return [message.content, ...calls].join('\n')
}

function block(name: string, content: string): PromptPiece[] {
  return [
    { kind: 'control', text: `<${name}>` },
    { kind: 'content', text: content },
    { kind: 'control', text: `</${name}>\n` },
  ]
}

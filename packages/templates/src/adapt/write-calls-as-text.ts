import type { AssistantMessage, Message, ToolMessage } from '@orion-harness/core'
import type { TemplateAbilities } from './abilities.ts'
import type { CallStyle } from './call-style.ts'
import type { Derive } from './derive.ts'
import { runsOf } from './runs-of.ts'

/** Calls a template cannot write become text of their message, results it cannot write a user message. */
export function writeCallsAsText(
  messages: readonly Message[],
  abilities: TemplateAbilities,
  style: CallStyle,
  derive: Derive,
): readonly Message[] {
  if (abilities.calls && abilities.results) return messages
  return runsOf(messages, (message) => message.role === 'tool').flatMap((run) => {
    const results = run.filter((message): message is ToolMessage => message.role === 'tool')
    if (results.length > 0) {
      if (abilities.results) return run
      const content = () => results.map((result) => style.result(result)).join('\n\n')
      return [derive('results', run, () => ({ role: 'user', content: content() }))]
    }
    return run.map((message) => {
      if (abilities.calls || message.role !== 'assistant' || !message.toolCalls?.length) return message
      return derive('calls', [message], () => withCallsAsText(message, style))
    })
  })
}

function withCallsAsText(
  { content, reasoning, toolCalls = [] }: AssistantMessage,
  style: CallStyle,
): Message {
  const parts = [content, ...toolCalls.map((call) => style.call(call))].filter((part) => part !== '')
  return { role: 'assistant', content: parts.join('\n'), ...(reasoning === undefined ? {} : { reasoning }) }
}

import type { Message, RenderInput } from '@orion-harness/core'

/**
 * What a model must see of a conversation: texts, names of tools, descriptions, and text arguments. Only those that
 * every layout writes as they are: one line, without quotes or backslashes; white space at the ends may go.
 */
export function wordsOf({ messages, tools }: RenderInput): readonly string[] {
  const words = [...messages.flatMap(spoken), ...tools.flatMap((tool) => [tool.name, tool.description])]
  return words.map((word) => word.trim()).filter((word) => word !== '' && !/["\n\\{]/.test(word))
}

function spoken(message: Message): readonly string[] {
  if (message.role !== 'assistant') return [message.content]
  const calls = (message.toolCalls ?? []).flatMap((call) => [call.name, ...Object.values(call.arguments)])
  return [message.content, ...calls.filter((value) => typeof value === 'string')]
}

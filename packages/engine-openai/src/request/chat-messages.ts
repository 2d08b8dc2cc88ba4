import type { Message, ToolSpec } from '@orion-harness/core'

/** Messages as `/v1/chat/completions` takes them. */
export function openAIMessages(
  messages: readonly Message[],
  reasoningField: string | undefined,
): readonly Readonly<Record<string, unknown>>[] {
  return messages.map((message) => {
    switch (message.role) {
      case 'system':
      case 'user':
        return { role: message.role, content: message.content }
      case 'tool':
        return { role: 'tool', tool_call_id: message.callId, content: message.content }
      case 'assistant': {
        const calls = message.toolCalls ?? []
        return {
          role: 'assistant',
          content: message.content === '' && calls.length > 0 ? null : message.content,
          ...(reasoningField === undefined || message.reasoning === undefined
            ? {}
            : { [reasoningField]: message.reasoning }),
          ...(calls.length === 0
            ? {}
            : {
                tool_calls: calls.map((call) => ({
                  id: call.id,
                  type: 'function',
                  function: { name: call.name, arguments: JSON.stringify(call.arguments) },
                })),
              }),
        }
      }
    }
  })
}

/** Messages as Ollama's `/api/chat` takes them: arguments are objects, results name their tool. */
export function ollamaMessages(messages: readonly Message[]): readonly Readonly<Record<string, unknown>>[] {
  return messages.map((message) => {
    switch (message.role) {
      case 'system':
      case 'user':
        return { role: message.role, content: message.content }
      case 'tool':
        return {
          role: 'tool',
          tool_name: message.name,
          tool_call_id: message.callId,
          content: message.content,
        }
      case 'assistant': {
        const calls = message.toolCalls ?? []
        return {
          role: 'assistant',
          content: message.content,
          ...(message.reasoning === undefined ? {} : { thinking: message.reasoning }),
          ...(calls.length === 0
            ? {}
            : {
                tool_calls: calls.map((call) => ({
                  id: call.id,
                  function: { name: call.name, arguments: call.arguments },
                })),
              }),
        }
      }
    }
  })
}

/** Tools as both take them. */
export function toolFields(tools: readonly ToolSpec[]): readonly Readonly<Record<string, unknown>>[] {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function',
    function: { name, description, parameters },
  }))
}

import type OpenAI from 'openai'
import type { AssistantEntry, Json, JsonObject, Message, ToolCall, ToolSpec } from '@orion-harness/core'

type ChatMessage = OpenAI.Chat.ChatCompletionMessageParam

/** One of our messages as the API takes it. */
export function toChatMessage(message: Message): ChatMessage {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content }
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content }
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map(({ id, name, arguments: args }) => ({
        id,
        type: 'function' as const,
        function: { name, arguments: JSON.stringify(args) },
      }))
      return {
        role: 'assistant',
        content: message.content,
        ...(calls.length === 0 ? {} : { tool_calls: calls }),
      }
    }
  }
}

/** A tool as the API takes it. */
export function toChatTool({
  name,
  description,
  parameters,
}: ToolSpec): OpenAI.Chat.ChatCompletionFunctionTool {
  return { type: 'function', function: { name, description, parameters: { ...parameters } } }
}

/** What came back, as the harness logs it. Arguments that are no object are kept, and answered with what is wrong. */
export function toReply({ choices, usage }: OpenAI.Chat.ChatCompletion): Omit<AssistantEntry, 'type'> {
  const [choice] = choices
  const calls = (choice?.message.tool_calls ?? []).flatMap((call) =>
    call.type === 'function' ? [readCall(call.id, call.function)] : [],
  )
  return {
    text: choice?.message.content ?? '',
    calls,
    readings: calls.map(() => ({ format: 'native', repairs: [] })),
    finish: choice?.finish_reason === 'length' ? 'length' : calls.length > 0 ? 'tool-calls' : 'stop',
    usage: {
      promptTokens: usage?.prompt_tokens ?? 0,
      reusedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
      completionTokens: usage?.completion_tokens ?? 0,
      exact: usage !== undefined,
    },
  }
}

function readCall(id: string, { name, arguments: raw }: { name: string; arguments: string }): ToolCall {
  const unreadable = (problem: string) => ({ id, name, arguments: {}, unreadable: { raw, problem } })
  try {
    const value = JSON.parse(raw || '{}') as Json
    return isObject(value) ? { id, name, arguments: value } : unreadable('The arguments are no JSON object.')
  } catch (error) {
    return unreadable(`The arguments are no JSON: ${String(error)}.`)
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

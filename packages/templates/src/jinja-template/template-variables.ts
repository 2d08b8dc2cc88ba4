import type { Json, JsonObject, Message, RenderInput, ToolCall } from '@orion-harness/core'
import { pythonJson } from '../layout/python-json.ts'
import { describeTool } from './describe-tool.ts'
import { openAiTool } from '../layout/tool-json.ts'

/** How one template wants things that templates disagree about. */
export interface VariableStyle {
  /** Arguments of a call as a mapping or as JSON text. */
  readonly arguments: 'object' | 'text'
  /** What the content of a message with calls and no text is. */
  readonly emptyContent: '' | null
  /** Tool results as they are, or as JSON text of a string. */
  readonly results: 'text' | 'json'
  /** Every property of a tool has a description, an empty one if need be. */
  readonly describedTools: boolean
  /** The id a template gets for a call's id. */
  readonly id: (id: string) => string
  /** Names under which the template looks for tools. */
  readonly toolNames: readonly string[]
}

/** What transformers passes to a template, and what most templates expect. */
export const usualStyle: VariableStyle = {
  arguments: 'object',
  emptyContent: '',
  results: 'text',
  describedTools: false,
  id: (id) => id,
  toolNames: ['tools'],
}

/**
 * The variables of a chat template, as transformers' `apply_chat_template` names them. Absent things are left out
 * rather than empty: templates ask `is defined`. Reasoning goes by both names in use.
 */
export function templateVariables(input: RenderInput, style: VariableStyle): JsonObject {
  const tools = input.tools.map((tool) => openAiTool(style.describedTools ? describeTool(tool) : tool))
  return {
    messages: input.messages.map((message) => messageVariables(message, style)),
    ...(tools.length === 0 ? {} : Object.fromEntries(style.toolNames.map((name) => [name, tools]))),
    add_generation_prompt: input.addGenerationPrompt,
    ...input.variables,
  }
}

function messageVariables(message: Message, style: VariableStyle): JsonObject {
  const { role, content } = message
  if (message.role === 'tool') {
    const text = style.results === 'json' ? pythonJson(content) : content
    return { role, tool_call_id: style.id(message.callId), name: message.name, content: text }
  }
  if (message.role !== 'assistant') return { role, content }
  const { reasoning, toolCalls = [] } = message
  return {
    role,
    content: content === '' && toolCalls.length > 0 ? style.emptyContent : content,
    ...(reasoning === undefined ? {} : { reasoning_content: reasoning, thinking: reasoning }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map((call) => callVariables(call, style)) }),
  }
}

function callVariables(call: ToolCall, style: VariableStyle): Json {
  const input = style.arguments === 'text' ? pythonJson(call.arguments) : call.arguments
  return { id: style.id(call.id), type: 'function', function: { name: call.name, arguments: input } }
}

import type { Json, JsonObject, Message, RenderInput, ToolCall, ToolSpec } from '@orion-harness/core'
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
  /** Contents as text, or as a list of one text part. */
  readonly content: 'text' | 'parts'
  readonly tools: ToolPlace
}

/** Where a template looks for tools, and in which shape. */
export interface ToolPlace {
  /** Name of a variable; null for the field `tools` of the system message, which is JSON text. */
  readonly variable: string | null
  /** `{"type": "function", "function": …}`, or the function itself. */
  readonly shape: 'wrapped' | 'bare'
}

/** What transformers passes to a template, and what most templates expect. */
export const usualStyle: VariableStyle = {
  arguments: 'object',
  emptyContent: '',
  results: 'text',
  describedTools: false,
  id: (id) => id,
  content: 'text',
  tools: { variable: 'tools', shape: 'wrapped' },
}

/**
 * The variables of a chat template, as transformers' `apply_chat_template` names them. Absent things are left out
 * rather than empty: templates ask `is defined`. Reasoning goes by both names in use.
 */
export function templateVariables(input: RenderInput, style: VariableStyle): JsonObject {
  const { variable } = style.tools
  const tools = input.tools.map((tool) => toolVariables(tool, style))
  const messages = input.messages.map((message) => messageVariables(message, style))
  const offered = tools.length > 0
  return {
    messages: offered && variable === null ? withToolField(messages, pythonJson(tools)) : messages,
    ...(offered && variable !== null ? { [variable]: tools } : {}),
    add_generation_prompt: input.addGenerationPrompt,
    ...input.variables,
  }
}

function toolVariables(tool: ToolSpec, { describedTools, tools }: VariableStyle): JsonObject {
  const spec = describedTools ? describeTool(tool) : tool
  if (tools.shape === 'wrapped') return openAiTool(spec)
  return { name: spec.name, description: spec.description, parameters: spec.parameters }
}

function withToolField(messages: readonly JsonObject[], tools: string): readonly JsonObject[] {
  const [first, ...rest] = messages
  if (first?.['role'] === 'system') return [{ ...first, tools }, ...rest]
  return [{ role: 'system', content: '', tools }, ...messages]
}

function messageVariables(message: Message, style: VariableStyle): JsonObject {
  const { role } = message
  if (message.role === 'tool') {
    const text = style.results === 'json' ? pythonJson(message.content) : message.content
    return {
      role,
      tool_call_id: style.id(message.callId),
      name: message.name,
      content: contentOf(text, style),
    }
  }
  const content = contentOf(message.content, style)
  if (message.role !== 'assistant') return { role, content }
  const { reasoning, toolCalls = [] } = message
  return {
    role,
    content: message.content === '' && toolCalls.length > 0 ? style.emptyContent : content,
    ...(reasoning === undefined ? {} : { reasoning_content: reasoning, thinking: reasoning }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map((call) => callVariables(call, style)) }),
  }
}

function contentOf(text: string, { content }: VariableStyle): Json {
  return content === 'text' ? text : [{ type: 'text', text }]
}

function callVariables(call: ToolCall, style: VariableStyle): Json {
  const input = style.arguments === 'text' ? pythonJson(call.arguments) : call.arguments
  return { id: style.id(call.id), type: 'function', function: { name: call.name, arguments: input } }
}

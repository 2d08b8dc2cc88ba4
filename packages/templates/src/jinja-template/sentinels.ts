import type {
  AssistantMessage,
  Message,
  RenderInput,
  ToolCall,
  ToolMessage,
  ToolSpec,
} from '@orion-harness/core'

/** Words that no template contains, so that finding one in a rendering proves that a template wrote it. */
export const sentinel = {
  system: 'probesystem',
  laterSystem: 'probelatersystem',
  user: 'probeuser',
  laterUser: 'probelateruser',
  answer: 'probeanswer',
  laterAnswer: 'probelateranswer',
  reasoning: 'probethought',
  tool: 'probe_tool',
  description: 'probedescription',
  key: 'probe_key',
  value: 'probevalue',
  otherValue: 'probeothervalue',
  result: 'proberesult',
  otherResult: 'probeotherresult',
} as const

export const probeTool: ToolSpec = {
  name: sentinel.tool,
  description: sentinel.description,
  parameters: {
    type: 'object',
    properties: { [sentinel.key]: { type: 'string', description: 'probeproperty' } },
    required: [sentinel.key],
  },
}

/** The probe tool with a property that only has a type, as many tools have. */
export const plainTool: ToolSpec = {
  ...probeTool,
  parameters: { type: 'object', properties: { [sentinel.key]: { type: 'string' } } },
}

export const system: Message = { role: 'system', content: sentinel.system }
export const laterSystem: Message = { role: 'system', content: sentinel.laterSystem }
export const user: Message = { role: 'user', content: sentinel.user }
export const laterUser: Message = { role: 'user', content: sentinel.laterUser }
export const answer: AssistantMessage = { role: 'assistant', content: sentinel.answer }
export const laterAnswer: AssistantMessage = { role: 'assistant', content: sentinel.laterAnswer }
export const result: ToolMessage = toolResult('call_1', sentinel.result)
export const otherResult: ToolMessage = toolResult('call_2', sentinel.otherResult)

const firstCall = toolCall('call_1', sentinel.value)
const secondCall = toolCall('call_2', sentinel.otherValue)

/** An assistant message of one call, or of two. */
export const oneCall: AssistantMessage = { role: 'assistant', content: '', toolCalls: [firstCall] }
export const twoCalls: AssistantMessage = {
  role: 'assistant',
  content: '',
  toolCalls: [firstCall, secondCall],
}

/** A conversation to probe with. Offers the probe tool unless `tools` says otherwise. */
export function probe(
  messages: readonly Message[],
  { tools = [], reply = true }: { readonly tools?: readonly ToolSpec[]; readonly reply?: boolean } = {},
): RenderInput {
  return { messages, tools, addGenerationPrompt: reply }
}

function toolCall(id: string, value: string): ToolCall {
  return { id, name: sentinel.tool, arguments: { [sentinel.key]: value } }
}

function toolResult(callId: string, content: string): ToolMessage {
  return { role: 'tool', callId, name: sentinel.tool, content, ok: true }
}

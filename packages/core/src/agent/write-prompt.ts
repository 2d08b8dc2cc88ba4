import type { RenderInput } from '../contract/chat-template.ts'
import type { Message } from '../contract/message.ts'
import type { Prompt } from '../contract/prompt.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { AgentState } from './agent-state.ts'

/**
 * The prompt for these messages; for a server that lays them out itself, a stand-in to count and compare with: tools,
 * then messages, so that it grows at its end.
 */
export function writePrompt(
  state: AgentState,
  messages: readonly Message[],
  tools: readonly ToolSpec[],
): Prompt {
  const { layout } = state
  return layout?.type === 'prompt'
    ? layout.template.render(renderInput(state, messages, tools))
    : [...tools, ...messages].map((part) => ({ kind: 'content', text: JSON.stringify(part) }))
}

/** True when the reply to these messages begins inside reasoning, as the template says. */
export function startsInReasoning(
  state: AgentState,
  messages: readonly Message[],
  tools: readonly ToolSpec[],
): boolean {
  const { layout } = state
  if (layout?.type !== 'prompt') return false
  return layout.template.startsInReasoning?.(renderInput(state, messages, tools)) ?? false
}

function renderInput(
  { options }: AgentState,
  messages: readonly Message[],
  tools: readonly ToolSpec[],
): RenderInput {
  const { templateVariables: variables = {} } = options
  return { messages, tools, addGenerationPrompt: true, variables }
}

/** Text of a prompt, joined. */
export function joinPrompt(prompt: Prompt): string {
  return prompt.map((piece) => piece.text).join('')
}

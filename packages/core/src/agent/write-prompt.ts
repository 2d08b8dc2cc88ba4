import type { RenderInput } from '../contract/chat-template.ts'
import type { Message } from '../contract/message.ts'
import type { Prompt } from '../contract/prompt.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { AgentState } from './agent-state.ts'

/** The prompt for these messages; for a server that lays them out itself, a stand-in to count with. */
export function writePrompt(
  state: AgentState,
  messages: readonly Message[],
  tools: readonly ToolSpec[],
): Prompt {
  const { layout } = state
  return layout?.type === 'prompt'
    ? layout.template.render(renderInput(state, messages, tools))
    : [...messages, ...tools].map((part) => ({ kind: 'content', text: JSON.stringify(part) }))
}

/** What the template is given for a model call. */
export function renderInput(
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

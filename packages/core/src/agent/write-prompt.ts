import type { Message } from '../contract/message.ts'
import type { Prompt } from '../contract/prompt.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { AgentState } from './agent-state.ts'

/** The prompt for these messages; for a server that lays them out itself, a stand-in to count with. */
export function writePrompt(
  { layout, options }: AgentState,
  messages: readonly Message[],
  tools: readonly ToolSpec[],
): Prompt {
  if (layout?.type !== 'prompt') return standIn(messages, tools)
  return layout.template.render({
    messages,
    tools,
    addGenerationPrompt: true,
    ...(options.templateVariables === undefined ? {} : { variables: options.templateVariables }),
  })
}

/** Text of a prompt, joined. */
export function joinPrompt(prompt: Prompt): string {
  return prompt.map((piece) => piece.text).join('')
}

function standIn(messages: readonly Message[], tools: readonly ToolSpec[]): Prompt {
  return [...messages, ...tools].map((part) => ({ kind: 'content', text: JSON.stringify(part) }))
}

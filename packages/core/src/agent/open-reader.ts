import type { ToolCallReader } from '../contract/tool-call-parser.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { AgentState } from './agent-state.ts'

/** Opens the agent's parser for one reply, in the layout's call format. Undefined when it has none. */
export function openReader(
  { options, layout }: AgentState,
  tools: readonly ToolSpec[],
  startsInReasoning: boolean,
): ToolCallReader | undefined {
  const callFormat = layout?.event.callFormat ?? null
  return options.parser?.open({ tools, startsInReasoning, ...(callFormat === null ? {} : { callFormat }) })
}

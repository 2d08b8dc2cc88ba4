import type { Rule } from '@orion-harness/core'
import { describeTools, matchesTool } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'

/**
 * A rule that denies every tool but these. The model keeps seeing all of them, so the beginning of the prompt stays
 * as it was and an engine's cache stays good.
 */
export function onlyTools(tools: ToolMatch, name = 'only-tools'): Rule {
  const names = describeTools(tools)
  return {
    name,
    beforeTool: ({ call }) =>
      matchesTool(tools, call.name)
        ? undefined
        : {
            type: 'deny',
            reason: `${call.name} is switched off here.`,
            ...(names === undefined ? {} : { instead: `There is ${names}.` }),
          },
  }
}

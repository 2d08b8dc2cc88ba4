import { canonicalJson } from '@orion-harness/core'
import type { Json, ToolCall } from '@orion-harness/core'
import { callRecords } from './call-records.ts'
import { describeTools, matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `requireEarlier`. */
export interface RequireEarlierOptions {
  /** The calls that have to wait. */
  readonly tools: ToolMatch
  /** What must have succeeded before. */
  readonly needs: ToolMatch
  /**
   * What the two calls must have in common: the name of an argument both have, or a function that gives the value of
   * either. A call without that value is denied. Default: nothing.
   */
  readonly same?: string | ((call: ToolCall) => Json | undefined)
  /** The earlier result must still be in what the model reads, in full. Default true. */
  readonly inView?: boolean
  readonly name?: string
}

/**
 * A rule for order, such as "read a file before editing it": a call is denied until another one has succeeded. The
 * earlier call may be in the same reply, before this one. Text arguments are compared as paths are: `./a//b` is `a/b`.
 */
export function requireEarlier(options: RequireEarlierOptions): ToolRule {
  const { tools, needs, same, inView = true } = options
  const valueOf = readValue(same)
  const wanted = describeTools(needs) ?? 'the call it depends on'
  return {
    name: options.name ?? 'require-earlier',
    guards: [...namedTools(tools), ...namedTools(needs)],
    needsEarlierResults: true,
    beforeTool({ call, conversation }) {
      if (!matchesTool(tools, call.name)) return undefined
      const value = valueOf(call)
      if (value === undefined) {
        return {
          type: 'deny',
          reason: `${call.name} does not say what it is about, so nothing shows that ${wanted} came first.`,
        }
      }
      const { all, hidden } = conversation.view(callRecords)
      const fits = all.filter(
        ({ ok, isNested, call: earlier }) =>
          ok && !isNested && matchesTool(needs, earlier.name) && valueOf(earlier) === value,
      )
      if (fits.some(({ entryId }) => !inView || !hidden.has(entryId))) return undefined
      const about = typeof same === 'string' ? ` with ${same} ${JSON.stringify(call.arguments[same])}` : ''
      const reason =
        fits.length === 0
          ? `${call.name} needs a successful ${wanted}${about} before it.`
          : `the result of ${wanted}${about} is no longer in the conversation.`
      return { type: 'deny', reason, instead: `Call ${wanted}${about} first, then ${call.name} again.` }
    },
  }
}

/** Gives the value to compare as text; the same for every call when nothing is to be compared. */
function readValue(same: RequireEarlierOptions['same']): (call: ToolCall) => string | undefined {
  if (same === undefined) return () => ''
  return (call) => {
    const value = typeof same === 'string' ? call.arguments[same] : same(call)
    if (value === undefined || value === null || value === '') return undefined
    return typeof value === 'string' ? `"${tidyPath(value)}"` : canonicalJson(value)
  }
}

/** Leaves `..` alone: where it leads depends on links that only the file system knows. */
function tidyPath(path: string): string {
  const root = path.startsWith('/') ? '/' : ''
  return (
    root +
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/')
  )
}

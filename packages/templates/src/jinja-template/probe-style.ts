import type { ToolSpec } from '@orion-harness/core'
import { nineCharacterId } from '../layout/call-id.ts'
import { holds } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { oneCall, plainTool, probe, probeTool, result, sentinel, user } from './sentinels.ts'
import { usualStyle } from './template-variables.ts'
import type { VariableStyle } from './template-variables.ts'

/** Which style of variables a template understands, and what that showed. */
export interface StyleProbe {
  readonly style: VariableStyle
  /** The template advertises offered tools. */
  readonly tools: boolean
  /** It writes calls. */
  readonly calls: boolean
  /** It writes results. */
  readonly results: boolean
}

const plain: VariableStyle = usualStyle
const wholeHistory = [user, oneCall, result]

/**
 * Tries the ways in which templates want tools, arguments, empty content, ids and results, the most usual first, and
 * keeps the first in which a call comes out whole.
 */
export function probeStyle(attempt: Attempt): StyleProbe {
  const toolNames = [['tools'], ['xml_tools']].find((names) =>
    holds(
      attempt(probe([user], { tools: [probeTool] }), { ...plain, toolNames: names }),
      sentinel.tool,
      sentinel.description,
    ),
  )
  const named: VariableStyle = { ...plain, toolNames: toolNames ?? plain.toolNames }
  const described = toolNames !== undefined && describesTools(attempt, named)
  const base: VariableStyle = { ...named, describedTools: described }
  const tools = toolNames === undefined ? [] : [probeTool]
  const styles = (['object', 'text'] as const).flatMap((input) =>
    (['', null] as const).flatMap((emptyContent) =>
      [plain.id, nineCharacterId].map((id): VariableStyle => ({
        ...base,
        arguments: input,
        emptyContent,
        id,
      })),
    ),
  )
  const whole = styles.find(
    (style) => writesWholeCall(attempt, style, tools) && writesResult(attempt, style, tools),
  )
  const called = whole ?? styles.find((style) => writesWholeCall(attempt, style, tools))
  const answered = whole ?? styles.find((style) => writesResult(attempt, style, tools))
  const style = called ?? answered ?? base
  return {
    style: withResults(attempt, style, tools),
    tools: toolNames !== undefined,
    calls: called !== undefined,
    results: whole !== undefined,
  }
}

function writesWholeCall(attempt: Attempt, style: VariableStyle, tools: readonly ToolSpec[]): boolean {
  const alone = attempt(probe([user, oneCall], { tools, reply: false }), style)
  const text = alone ?? attempt(probe(wholeHistory, { tools }), style)
  if (!holds(text, sentinel.user, sentinel.tool, sentinel.value)) return false
  const call = text.slice(text.lastIndexOf(sentinel.user))
  const written = call.includes(sentinel.tool) && call.includes(sentinel.key) && call.includes(sentinel.value)
  return written && !isPythonRepr(call) && !isEncodedTwice(call)
}

function writesResult(attempt: Attempt, style: VariableStyle, tools: readonly ToolSpec[]): boolean {
  return holds(attempt(probe(wholeHistory, { tools }), style), sentinel.result)
}

function isPythonRepr(text: string): boolean {
  return text.includes(`{'${sentinel.key}': '${sentinel.value}'`)
}

function isEncodedTwice(text: string): boolean {
  return text.includes(`\\"${sentinel.key}\\"`)
}

/** A result that stands bare where a JSON value must stand has to be JSON already. */
function withResults(attempt: Attempt, style: VariableStyle, tools: readonly ToolSpec[]): VariableStyle {
  const text = attempt(probe(wholeHistory, { tools }), style)
  const bare = text !== undefined && new RegExp(`"\\w+": ${sentinel.result}\\s*[,}]`).test(text)
  return bare ? { ...style, results: 'json' } : style
}

/** Some templates print the description of every property, and raise where there is none. */
function describesTools(attempt: Attempt, style: VariableStyle): boolean {
  return !holds(attempt(probe([user], { tools: [plainTool] }), style), sentinel.tool)
}

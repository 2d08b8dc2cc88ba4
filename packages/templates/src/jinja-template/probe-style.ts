import type { ToolSpec } from '@orion-harness/core'
import { nineCharacterId } from '../layout/call-id.ts'
import { holds } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { oneCall, plainTool, probe, probeTool, result, sentinel, user } from './sentinels.ts'
import { usualStyle } from './template-variables.ts'
import type { ToolPlace, VariableStyle } from './template-variables.ts'

/** Which style of variables a template understands, and what that showed. */
export interface StyleProbe {
  readonly style: VariableStyle
  /** The template advertises offered tools. */
  readonly tools: boolean
  /** It writes calls. */
  readonly calls: boolean
  /** It writes results, be it without the calls they answer. */
  readonly results: boolean
}

const wholeHistory = [user, oneCall, result]

/** Where templates look for tools, the most usual first. */
const toolPlaces: readonly ToolPlace[] = [
  { variable: 'tools', shape: 'wrapped' },
  { variable: 'tools', shape: 'bare' },
  { variable: 'xml_tools', shape: 'wrapped' },
  { variable: 'functions', shape: 'bare' },
  { variable: null, shape: 'bare' },
]

/**
 * Tries the ways in which templates want texts, tools, arguments, empty content, ids and results, the most usual
 * first, and keeps the first in which a call comes out whole.
 */
export function probeStyle(attempt: Attempt): StyleProbe {
  const plain: VariableStyle = { ...usualStyle, content: readsText(attempt) ? 'text' : 'parts' }
  const place = toolPlaces.find((each) => advertises(attempt, { ...plain, tools: each }))
  const placed: VariableStyle = place === undefined ? plain : { ...plain, tools: place }
  const base: VariableStyle = {
    ...placed,
    describedTools: place !== undefined && !writesPlainTool(attempt, placed),
  }
  const tools = place === undefined ? [] : [probeTool]
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
  const calling = styles.filter((style) => writesWholeCall(attempt, style, tools))
  const whole = calling.find((style) => writesResult(attempt, style, tools))
  const style = whole ?? calling[0] ?? styles.find((each) => writesResult(attempt, each, tools)) ?? base
  return {
    style: withResults(attempt, style, tools),
    tools: place !== undefined,
    calls: calling.length > 0,
    results: writesResult(attempt, style, tools),
  }
}

/** False for a template that writes a text only when it comes as a list of parts. */
function readsText(attempt: Attempt): boolean {
  const parts: VariableStyle = { ...usualStyle, content: 'parts' }
  return (
    holds(attempt(probe([user]), usualStyle), sentinel.user) ||
    !holds(attempt(probe([user]), parts), sentinel.user)
  )
}

function advertises(attempt: Attempt, style: VariableStyle): boolean {
  return holds(attempt(probe([user], { tools: [probeTool] }), style), sentinel.tool, sentinel.description)
}

/** False for a template that prints the description of every property, and raises where there is none. */
function writesPlainTool(attempt: Attempt, style: VariableStyle): boolean {
  return holds(attempt(probe([user], { tools: [plainTool] }), style), sentinel.tool)
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

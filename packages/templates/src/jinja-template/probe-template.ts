import type { TemplateAbilities } from '../adapt/abilities.ts'
import type { Attempt } from './attempt.ts'
import { divergence } from './divergence.ts'
import { findCallFormat, findInstructedFormat } from './find-call-format.ts'
import type { FoundCallFormat } from './find-call-format.ts'
import { findStops } from './find-stops.ts'
import { probeAbilities } from './probe-abilities.ts'
import { probePrefix } from './probe-prefix.ts'
import { probeReasoning } from './probe-reasoning.ts'
import type { ReasoningProbe } from './probe-reasoning.ts'
import { probeStyle } from './probe-style.ts'
import { oneCall, probe, probeTool, result as toolResult, sentinel, system, user } from './sentinels.ts'
import type { VariableStyle } from './template-variables.ts'

/** Everything there is to know about a template, found by rendering a few dozen small conversations. */
export interface TemplateProbe {
  readonly style: VariableStyle
  readonly abilities: TemplateAbilities
  readonly reasoning: ReasoningProbe
  readonly stablePrefix: boolean
  readonly stops: readonly string[]
  readonly callFormat: FoundCallFormat | undefined
  /** What the template writes for the probe call, markup included; empty when it writes none. */
  readonly callExample: string
}

/** Probes a template. `attempt` gives undefined where the template raises; it may throw for anything else. */
export function probeTemplate(attempt: Attempt): TemplateProbe {
  const styleProbe = probeStyle(attempt)
  const { style } = styleProbe
  const abilities = probeAbilities(attempt, styleProbe)
  const reasoning = probeReasoning(attempt, styleProbe)
  const stops = findStops(attempt, style)
  const called = abilities.calls ? calledText(attempt, style, abilities) : ''
  return {
    style,
    abilities,
    reasoning,
    stops,
    stablePrefix: probePrefix(attempt, styleProbe, reasoning.written),
    callFormat: abilities.calls
      ? findCallFormat(called.slice(called.lastIndexOf(sentinel.user)))
      : instructed(attempt, style, abilities),
    callExample: abilities.calls ? writtenCall(attempt, called, style, abilities, stops) : '',
  }
}

function calledText(attempt: Attempt, style: VariableStyle, { tools }: TemplateAbilities): string {
  const offered = tools ? [probeTool] : []
  const alone = attempt(probe([user, oneCall], { tools: offered, reply: false }), style)
  return alone ?? attempt(probe([user, oneCall, toolResult], { tools: offered }), style) ?? ''
}

function instructed(
  attempt: Attempt,
  style: VariableStyle,
  { tools, system: hasSystem }: TemplateAbilities,
): FoundCallFormat | undefined {
  if (!tools) return undefined
  const advert = attempt(probe(hasSystem ? [system, user] : [user], { tools: [probeTool] }), style)
  return advert === undefined ? undefined : findInstructedFormat(advert)
}

/** The part of a rendering that a message with the probe call adds to the prompt that asked for it. */
function writtenCall(
  attempt: Attempt,
  called: string,
  style: VariableStyle,
  { tools }: TemplateAbilities,
  stops: readonly string[],
): string {
  const asked = attempt(probe([user], { tools: tools ? [probeTool] : [] }), style) ?? ''
  const text = called.slice(Math.max(divergence(asked, called), afterUser(called)))
  const ends = stops
    .map((stop) => text.lastIndexOf(stop))
    .filter((place) => place > text.indexOf(sentinel.value))
  return text.slice(0, ends.length === 0 ? text.length : Math.min(...ends))
}

function afterUser(text: string): number {
  return text.lastIndexOf(sentinel.user) + sentinel.user.length
}

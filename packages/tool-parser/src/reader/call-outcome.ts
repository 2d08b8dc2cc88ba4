import { checkCall, unreadable } from '../call/check-call.ts'
import { readBody } from '../call/read-body.ts'
import type { BodyInput } from '../call/read-body.ts'
import type { RawCall } from '../call/raw-call.ts'
import type { CheckedCall } from '../call/check-call.ts'
import type { NameResolver } from '../call/resolve-name.ts'

/** One call of a body, checked, with the format it was found in. */
export interface CallOutcome {
  readonly checked: CheckedCall
  readonly format: string
  /** The text as the model wrote it. */
  readonly raw: string
}

/** Names that mean "no tool" in formats that make the model always call something. */
const noTool: ReadonlySet<string> = new Set(['directly_answer', 'directly-answer'])

/** Reads a body and holds its calls against the offered tools. */
export function readOutcomes(
  input: BodyInput,
  found: { readonly format: string; readonly raw: string; readonly repairs: readonly string[] },
): readonly CallOutcome[] {
  const reading = readBody(input)
  const outcomes = outcomesOf(reading.calls, input.resolver, found)
  if (reading.problem === undefined) return outcomes
  const { name } = reading.problem
  const problem = unreadable(reading.problem, input.resolver)
  const checked: CheckedCall = { ok: false, problem, ...(name === undefined ? {} : { name }) }
  return [...outcomes, { checked, format: found.format, raw: found.raw }]
}

/** Holds calls against the offered tools. */
export function outcomesOf(
  calls: readonly RawCall[],
  resolver: NameResolver,
  found: { readonly format: string; readonly raw: string; readonly repairs: readonly string[] },
): readonly CallOutcome[] {
  return calls
    .filter((call) => !noTool.has(call.name) || resolver.resolve(call.name) !== undefined)
    .map((call) => ({
      checked: checkCall({ ...call, repairs: [...found.repairs, ...call.repairs] }, resolver),
      format: found.format,
      raw: found.raw,
    }))
}

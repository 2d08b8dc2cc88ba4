import { isHarnessError } from '@orion-harness/core'
import { compileJinja } from '@orion-harness/templates/jinja'
import type { JinjaVariables } from '@orion-harness/templates/jinja'
import { parseExactJson } from './exact-json.ts'
import type { Answer, Case } from './oracle.ts'

/** A case on which the two interpreters differ. */
export interface Difference {
  readonly source: string
  readonly variables: string
  readonly python: Answer
  readonly ours: Answer
}

export interface Comparison {
  /** Cases compared: those whose text holds no memory address and no printed function. */
  readonly compared: number
  /** Of them, those that both render. */
  readonly rendered: number
  readonly differences: readonly Difference[]
}

/** Snippets whose result ours refuses on purpose; the documentation lists them. */
export const refusedSnippet: RegExp = /\*\* \(-?[\d.e-]+\)|pprint|\\N\{|\{\{ self \}\}|random/

const clock = new Date(2026, 6, 4, 9, 5, 3)
const unprintable = /0x[0-9a-f]{6,}|<(?:built-in|bound method|function|generator|TemplateReference)|<class/i

/** Compares what Python answered with what ours does: the same text, or an error on both sides. */
export function compareAnswers(cases: readonly Case[], answers: readonly Answer[]): Comparison {
  const differences: Difference[] = []
  let compared = 0
  let rendered = 0
  for (const [index, { source, variables }] of cases.entries()) {
    const python = answers[index]
    if (python === undefined) throw new Error('Python answered fewer cases than it was asked.')
    if ('text' in python && unprintable.test(python.text)) continue
    compared += 1
    const ours = answer(source, variables)
    const isSame = 'text' in python ? 'text' in ours && ours.text === python.text : 'error' in ours
    if (!isSame) differences.push({ source, variables, python, ours })
    else if ('text' in python) rendered += 1
  }
  return { compared, rendered, differences }
}

function answer(source: string, variables: string): Answer {
  try {
    const prompt = compileJinja(source).render(parseExactJson(variables) as JinjaVariables, { now: clock })
    return { text: prompt.map((piece) => piece.text).join('') }
  } catch (error) {
    if (!isHarnessError(error)) throw error
    return { error: error.code, message: error.message }
  }
}

import { isHarnessError } from '@orion-harness/core'
import type { Finding } from './examine.ts'
import type { Target } from './open-target.ts'

const marks: Readonly<Record<Finding['outcome'], string>> = {
  passed: 'yes',
  failed: 'NO',
  allowed: 'no',
  skipped: '-',
}

/** The lines about the target, above the table. */
export function factLines({ facts, warnings }: Target): readonly string[] {
  const width = Math.max(...Object.keys(facts).map(({ length }) => length))
  const lines = Object.entries(facts).map(([name, value]) => `${name.padEnd(width)}  ${value}`)
  return [...lines, ...warnings.map((warning) => `! ${warning}`)]
}

/** One row of the table. */
export function findingLine({ id, outcome, title, note }: Finding): string {
  const said = note === '' ? '' : `: ${note.replaceAll(/\s+/gu, ' ').slice(0, 160)}`
  return `${marks[outcome].padEnd(4)}${id.padEnd(36)}${title}${said}`
}

/** The line below the table. */
export function summaryLine(findings: readonly Finding[]): string {
  const count = (outcome: Finding['outcome']) =>
    findings.filter((finding) => finding.outcome === outcome).length
  const allowed = count('allowed') === 0 ? '' : `, ${count('allowed')} allowed to fail`
  return `${count('passed')} passed, ${count('failed')} failed${allowed}, ${count('skipped')} not asked`
}

/** Everything as one JSON document. */
export function jsonReport({ facts, warnings, engine }: Target, findings: readonly Finding[]): string {
  const { model, supports } = engine
  return JSON.stringify(
    { facts, warnings, model, supports, findings, summary: summaryLine(findings) },
    null,
    2,
  )
}

/** An error for a person, in one paragraph. */
export function describeError(error: unknown): string {
  if (!isHarnessError(error)) return error instanceof Error ? error.message : String(error)
  return [error.message, error.hint, `(${error.code})`].filter((part) => part !== undefined).join(' ')
}

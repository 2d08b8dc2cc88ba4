import { goals } from '../goals.ts'
import type { CaseResult, EvalKind, Failure, Finding } from '../work.ts'

/** How one kind of case went; shares are from 0 to 100. */
export interface KindReport {
  readonly kind: EvalKind
  readonly cases: number
  readonly right: number
  readonly calls: number
  readonly answer: number
  readonly goal: number | undefined
  readonly isMet: boolean | undefined
  /** Turns that ended without an answer, by reason, and those that had a part of their history only. */
  readonly ended: Readonly<Record<string, number>>
  readonly failures: readonly Failure[]
}

/** One report for each kind, in the order they were first found; at most `fails` failures in each. */
export function kindReports(findings: readonly Finding[], fails: number): readonly KindReport[] {
  const found = findings.filter((finding) => finding.type === 'skills')
  return [...new Set(found.map(({ kind }) => kind))].map((kind) =>
    kindReport(
      kind,
      found.flatMap((finding) => (finding.kind === kind ? finding.cases : [])),
      fails,
    ),
  )
}

function kindReport(kind: EvalKind, cases: readonly CaseResult[], fails: number): KindReport {
  const goal = goals[kind]
  const right = percent(cases.map(({ score }) => score.right))
  const endings = cases.map(({ ended }) => ended).filter((ended) => ended !== 'done')
  return {
    kind,
    cases: cases.length,
    right,
    calls: percent(cases.map(({ score }) => (score.calls ? 1 : 0))),
    answer: percent(cases.map(({ score }) => score.answer)),
    goal,
    isMet: goal === undefined ? undefined : right >= goal,
    ended: Object.fromEntries(
      [...new Set(endings)].map((ended) => [ended, endings.filter((other) => other === ended).length]),
    ),
    failures: cases.flatMap(({ failure }) => failure ?? []).slice(0, fails),
  }
}

/** The mean of shares, in percent; 0 for none. */
export function percent(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.length === 0 ? 0 : (100 * sum) / shares.length
}

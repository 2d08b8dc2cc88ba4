import type { CaseKind, Dialogue } from '@orion-harness/demo-model/training'
import type { Outcome } from './cases/outcome.ts'
import type { Score } from './score/score-case.ts'
import type { ShapeSample } from './shapes/run-shape.ts'
import type { EvalOptions } from './eval-options.ts'

/** A kind of case: one of the generator's, or `summary-in-use`, recall across a summary the model writes itself. */
export type EvalKind = CaseKind | 'summary-in-use'

/** Makes cases: the same for the same arguments. */
export type CaseSource = (kind: CaseKind, count: number, seed: number) => readonly Dialogue[]

/** What one of several workers is to do: of all cases every `of`th, beginning at `index`. */
export interface Work extends Pick<EvalOptions, 'parts' | 'model' | 'count' | 'seed'> {
  readonly kinds: readonly EvalKind[]
  readonly index: number
  readonly of: number
}

/** What a worker found out about one kind. */
export type Finding =
  | { readonly type: 'skills'; readonly kind: EvalKind; readonly cases: readonly CaseResult[] }
  | {
      readonly type: 'shapes'
      readonly kind: EvalKind
      readonly temperature: number
      readonly samples: readonly ShapeSample[]
    }

export interface CaseResult {
  readonly score: Score
  /** Why the turn ended, or what became of the history where it was not `whole`; `done` otherwise. */
  readonly ended: string
  /** Given for a case that is not quite right. */
  readonly failure?: Failure
}

/** A wrong case, for a person to read. */
export interface Failure {
  readonly asked: string
  readonly wanted: string
  readonly came: string
  readonly outcome: Outcome
}

import type { Source } from './source.ts'

/** A kind of fact. `#` stands for the thing it is about, `{v}` for the value. */
export interface FactKind {
  readonly weight: number
  readonly noun?: (source: Source) => string
  readonly value: (source: Source) => string
  readonly yours: string
  readonly theirs: string
  readonly tell: readonly string[]
  readonly ask: readonly string[]
}

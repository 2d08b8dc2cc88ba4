import type { ContextInput, DropEntry, EntryDraft } from '@orion-harness/core'
import type { HistoryMessage } from './context-history.ts'
import type { Elision } from './shorten-results.ts'

/** What goes and what is shortened. */
export interface Cut {
  /** Messages that go, oldest first; whole turns and whole steps. */
  readonly dropped: readonly HistoryMessage[]
  readonly elided: readonly Elision[]
  /** Tokens of the prompt after the cut. */
  readonly used: number
}

/** The entries that make a cut happen. */
export function cutDecisions(
  { turn, step }: Pick<ContextInput, 'turn' | 'step'>,
  { dropped, elided }: Pick<Cut, 'dropped' | 'elided'>,
): readonly EntryDraft[] {
  const targets = dropped.map((message) => message.entry.id)
  const drop: EntryDraft & DropEntry = {
    type: 'drop',
    targets,
    reason: 'the oldest, cut to make room',
    turn,
    step,
  }
  return [...(targets.length === 0 ? [] : [drop]), ...elided.map((elision) => elision.draft)]
}

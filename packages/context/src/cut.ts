import type { ContextInput, DropEntry, EntryDraft } from '@orion-harness/core'
import type { ContextHistory, HistoryMessage } from './context-history.ts'
import { isElidable } from './cutting-units.ts'
import type { Elision } from './shorten-results.ts'

/** What goes and what is shortened. */
export interface Cut {
  /** Messages that go, oldest first; whole turns and whole steps. */
  readonly dropped: readonly HistoryMessage[]
  readonly elided: readonly Elision[]
  /** The summary in force, when it has to go too. */
  readonly droppedSummary?: string
  /** Tokens of the prompt after the cut. */
  readonly used: number
}

/** The entries that make a cut happen. */
export function cutDecisions(
  { turn, step }: Pick<ContextInput, 'turn' | 'step'>,
  { dropped, elided, droppedSummary }: Omit<Cut, 'used'>,
): readonly EntryDraft[] {
  const summary = droppedSummary === undefined ? [] : [droppedSummary]
  const targets = [...summary, ...dropped.map((message) => message.entry.id)]
  const drop: EntryDraft & DropEntry = {
    type: 'drop',
    targets,
    reason: 'the oldest, cut to make room',
    turn,
    step,
  }
  return [...(targets.length === 0 ? [] : [drop]), ...elided.map((elision) => elision.draft)]
}

/** True when a pin that came after the cut forbids it: on a message that goes, or in the step of a shortened result. */
export function isPinnedSince(history: ContextHistory, { dropped, elided }: Omit<Cut, 'used'>): boolean {
  const { messages } = history
  const mayShorten = isElidable(history)
  const mustBeWhole = ({ draft }: Elision) => {
    const message = messages.get(draft.target)
    return message !== undefined && !mayShorten(message)
  }
  return dropped.some(({ entry }) => messages.get(entry.id)?.pinned === true) || elided.some(mustBeWhole)
}

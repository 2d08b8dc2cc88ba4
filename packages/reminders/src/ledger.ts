import type { Entry, Json, ReminderInput, View } from '@orion-harness/core'
import { readQueued } from './queue-reminder.ts'
import type { Tag } from './tag.ts'

/** What the log says about reminders: what was sent, what can still be read, and what waits. */
export interface Ledger {
  /** How often and when each source was sent. */
  readonly sent: ReadonlyMap<string, { readonly times: number; readonly turn: number }>
  /** Texts the model still reads, each with the message it is in; null is the system message. */
  readonly inView: readonly { readonly target: string | null; readonly text: string }[]
  readonly waiting: readonly Waiting[]
}

/** A reminder that a tool, a rule or a person wants sent and that has not been. */
interface Waiting {
  readonly source: string
  readonly input: ReminderInput
  readonly kind: 'attached' | 'queued'
  /** Injection points it has waited for. */
  readonly points: number
  /** Why it will not be sent any more. It is reported once and then forgotten. */
  readonly verdict?: string
}

/** Stands between the names of reminders that were written as one. */
export const sourceSeparator = ' + '

const defaultExpires = 4

interface State {
  readonly sent: Map<string, { readonly times: number; readonly turn: number }>
  inView: readonly { readonly target: string | null; readonly text: string }[]
  waiting: readonly Waiting[]
}

/** The ledger of a conversation, for texts written with this tag. */
export function reminderLedger(tag: Tag): View<Ledger> {
  const isShown = (state: State, text: string): boolean =>
    state.inView.some((shown) => holds(shown.text, tag.clean(text)))

  const add = (state: State, item: Omit<Waiting, 'points'>): void => {
    const key = keyOf(item.input)
    const earlier = state.waiting.map((other) =>
      other.verdict === undefined && keyOf(other.input) === key
        ? { ...other, verdict: 'replaced by a newer one' }
        : other,
    )
    const isEmpty = item.input.text.trim() === ''
    const verdict = isEmpty ? 'empty' : isShown(state, item.input.text) ? 'already in view' : undefined
    state.waiting = [...earlier, { ...item, points: 0, ...(verdict === undefined ? {} : { verdict }) }]
  }

  const view: View<State> = {
    name: 'reminder-ledger',
    initial: () => ({ sent: new Map(), inView: [], waiting: [] }),
    fold(state, entry) {
      switch (entry.type) {
        case 'tool-result':
          for (const input of entry.result.reminders)
            add(state, { source: entry.name, input, kind: 'attached' })
          break
        case 'note': {
          const queued = readQueued(entry.name, entry.data)
          if (queued !== undefined) add(state, { source: queued.source, input: queued, kind: 'queued' })
          break
        }
        case 'reminder':
          for (const source of entry.source.split(sourceSeparator)) {
            state.sent.set(source, { times: (state.sent.get(source)?.times ?? 0) + 1, turn: entry.turn })
          }
          state.inView = [...state.inView, { target: entry.target, text: entry.text }]
          state.waiting = state.waiting.filter((item) => !holds(entry.text, tag.clean(item.input.text)))
          break
        case 'user':
          if (entry.source === 'prompt') state.waiting = state.waiting.map(endOfTurn)
          break
        case 'assistant':
          state.waiting = state.waiting.flatMap(afterPoint)
          break
        default:
          hide(state, entry)
      }
      return state
    },
  }
  return view
}

/** What identifies a waiting reminder. */
export function keyOf(input: Pick<ReminderInput, 'key' | 'text'>): string {
  return input.key ?? input.text
}

/** True when a written tag says exactly this, alone or as one of its lines. */
export function holds(written: string, text: string): boolean {
  return written.includes(`>${text}<`) || written.includes(`\n${text}\n`)
}

function endOfTurn(item: Waiting): Waiting {
  return item.kind === 'attached' && item.verdict === undefined
    ? { ...item, verdict: 'its turn is over' }
    : item
}

/** A reply came, so an injection point has passed. */
function afterPoint(item: Waiting): readonly Waiting[] {
  if (item.verdict !== undefined || item.input.ifFull === 'drop') return []
  const points = item.points + 1
  const { expires = defaultExpires } = item.input
  return [
    points > expires
      ? { ...item, points, verdict: `expired after ${points} injection points` }
      : { ...item, points },
  ]
}

function hide(state: State, entry: Entry): void {
  const gone = entry.type === 'drop' ? entry.targets : entry.type === 'summary' ? entry.replaces : []
  if (gone.length === 0) return
  const hidden = new Set<Json>(gone)
  state.inView = state.inView.filter(({ target }) => !hidden.has(target))
}

import type { Entry, Json, ReminderInput, View } from '@orion-harness/core'
import { readQueued } from './queue-reminder.ts'
import type { Tag } from './tag.ts'

/** What the log says about reminders: what was sent, what can still be read, and what waits. */
export interface Ledger {
  /** How often and when each defined reminder was sent; what was attached or queued under its name does not count. */
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
  /** An injection point has come since it was queued or got its verdict, and the reply to that has not. */
  readonly isOffered: boolean
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

  const add = (state: State, item: Pick<Waiting, 'source' | 'input' | 'kind'>): void => {
    const key = keyOf(item.input)
    const earlier = state.waiting.map((other) =>
      other.verdict === undefined && !isLeaving(other) && keyOf(other.input) === key
        ? judged(other, 'replaced by a newer one')
        : other,
    )
    const isEmpty = item.input.text.trim() === ''
    const verdict = isEmpty ? 'empty' : isShown(state, item.input.text) ? 'already in view' : undefined
    const added: Waiting = { ...item, points: 0, isOffered: false }
    state.waiting = [...earlier, verdict === undefined ? added : judged(added, verdict)]
  }

  const view: View<State> = {
    name: 'reminder-ledger',
    initial: () => ({ sent: new Map(), inView: [], waiting: [] }),
    fold(state, entry) {
      switch (entry.type) {
        case 'tool-result':
          for (const input of entry.result.reminders)
            add(state, { source: entry.name, input, kind: 'attached' })
          state.waiting = state.waiting.map(offered)
          break
        case 'note': {
          const queued = readQueued(entry.name, entry.data)
          if (queued !== undefined) add(state, { source: queued.source, input: queued, kind: 'queued' })
          break
        }
        case 'reminder': {
          const delivered = state.waiting.filter(
            ({ verdict, input }) => verdict === undefined && holds(entry.text, tag.clean(input.text)),
          )
          for (const source of definedAmong(entry.source, delivered)) {
            state.sent.set(source, { times: (state.sent.get(source)?.times ?? 0) + 1, turn: entry.turn })
          }
          state.inView = [...state.inView, { target: entry.target, text: entry.text }]
          state.waiting = state.waiting.filter((item) => !delivered.includes(item))
          break
        }
        case 'user':
          if (entry.source === 'prompt') state.waiting = state.waiting.map(endOfTurn)
          state.waiting = state.waiting.map(offered)
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

/** The sources of an injection without those of the waiting reminders that it delivered. */
function definedAmong(source: string, delivered: readonly Waiting[]): readonly string[] {
  const sources = source.split(sourceSeparator)
  for (const other of delivered.flatMap((item) => item.source.split(sourceSeparator))) {
    const place = sources.indexOf(other)
    if (place !== -1) sources.splice(place, 1)
  }
  return sources
}

function judged(item: Waiting, verdict: string): Waiting {
  return { ...item, verdict, isOffered: false }
}

function offered(item: Waiting): Waiting {
  return item.isOffered ? item : { ...item, isOffered: true }
}

function endOfTurn(item: Waiting): Waiting {
  return item.kind === 'attached' && item.verdict === undefined ? judged(item, 'its turn is over') : item
}

/** It has its verdict at the injection point, or was dropped there when it was not sent; the reply to that ends it. */
function isLeaving({ isOffered, verdict, input }: Waiting): boolean {
  return isOffered && (verdict !== undefined || input.ifFull === 'drop')
}

/** A reply came, so the injection point before it has passed for what was offered there. */
function afterPoint(item: Waiting): readonly Waiting[] {
  if (!item.isOffered) return [item]
  if (isLeaving(item)) return []
  const points = item.points + 1
  const { expires = defaultExpires } = item.input
  const waited: Waiting = { ...item, points, isOffered: false }
  return [points > expires ? judged(waited, `expired after ${points} injection points`) : waited]
}

function hide(state: State, entry: Entry): void {
  const gone = entry.type === 'drop' ? entry.targets : entry.type === 'summary' ? entry.replaces : []
  if (gone.length === 0) return
  const hidden = new Set<Json>(gone)
  state.inView = state.inView.filter(({ target }) => !hidden.has(target))
}

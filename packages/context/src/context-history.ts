import type { Entry, SummaryEntry, View } from '@orion-harness/core'

/** Entries that are sent as messages of their own. */
export type MessageEntry = Extract<Entry, { type: 'user' | 'assistant' | 'tool-result' }>

/** One message that is still sent. Replaced, never changed. */
export interface HistoryMessage {
  readonly entry: MessageEntry
  /** What is sent: the entry's own text, or the shorter one of an `elide`. */
  readonly text: string
  readonly elided: boolean
  readonly pinned: boolean
  /** Injected into this message. */
  readonly reminders: readonly string[]
}

/** A reply with the results of its calls, led by what the user said before it, if anything. */
export interface HistoryStep {
  readonly messages: readonly HistoryMessage[]
}

/** What is still sent of one turn. */
export interface HistoryTurn {
  /** The user's messages before the first reply. */
  readonly head: readonly HistoryMessage[]
  readonly steps: readonly HistoryStep[]
}

/** What is still sent, in turns and steps, oldest first. */
export interface ContextHistory {
  readonly turns: Iterable<HistoryTurn>
  readonly messages: ReadonlyMap<string, HistoryMessage>
  /** The summary in force. */
  readonly summary: { readonly entryId: string; readonly entry: SummaryEntry } | undefined
  /** Reminders in the system message. */
  readonly systemReminders: readonly string[]
  /** Entry of the user's newest message. */
  readonly newestUserId: string | undefined
}

/**
 * The log as the model still sees it, grouped so that it can be cut without parting a call from its result. Folding
 * one entry costs the same however long the history is; only a cut costs what it cuts.
 *
 * A turn begins at a prompt, or where the log counts a new turn; a step at every reply. Messages before the first
 * prompt are a turn without a head.
 */
export const contextHistory: View<ContextHistory> = {
  name: 'context-history',
  initial: () => emptyHistory(),
  fold: (history, entry) => foldEntry(history as FoldedHistory, entry),
}

interface FoldedHistory {
  readonly turns: Set<FoldedTurn>
  readonly messages: Map<string, HistoryMessage>
  readonly places: Map<string, Place>
  readonly systemReminders: string[]
  summary: ContextHistory['summary']
  newestUserId: string | undefined
  newest: FoldedTurn | undefined
}

interface FoldedTurn {
  readonly number: number
  head: HistoryMessage[]
  steps: FoldedStep[]
}

interface FoldedStep {
  messages: HistoryMessage[]
  replied: boolean
}

interface Place {
  readonly turn: FoldedTurn
  /** Absent for a message of the head. */
  readonly step: FoldedStep | undefined
}

function emptyHistory(): FoldedHistory {
  return {
    turns: new Set(),
    messages: new Map(),
    places: new Map(),
    systemReminders: [],
    summary: undefined,
    newestUserId: undefined,
    newest: undefined,
  }
}

function foldEntry(history: FoldedHistory, entry: Entry): FoldedHistory {
  switch (entry.type) {
    case 'user':
    case 'assistant':
    case 'tool-result':
      add(history, entry)
      break
    case 'reminder':
      if (entry.target === null) history.systemReminders.push(entry.text)
      else {
        change(history, entry.target, (old) => ({ ...old, reminders: [...old.reminders, entry.text] }))
      }
      break
    case 'pin':
      change(history, entry.target, (old) => ({ ...old, pinned: entry.pinned }))
      break
    case 'elide':
      change(history, entry.target, (old) => ({ ...old, text: entry.text, elided: true }))
      break
    case 'drop':
      remove(history, entry.targets)
      break
    case 'summary':
      remove(history, entry.replaces)
      history.summary = { entryId: entry.id, entry }
      break
    case 'turn-end':
    case 'note':
      break
  }
  return history
}

function add(history: FoldedHistory, entry: MessageEntry): void {
  const text = entry.type === 'tool-result' ? entry.result.text : entry.text
  const message: HistoryMessage = { entry, text, elided: false, pinned: false, reminders: [] }
  const turn = turnFor(history, entry)
  const step = stepFor(turn, entry)
  if (step === undefined) turn.head.push(message)
  else step.messages.push(message)
  history.messages.set(entry.id, message)
  history.places.set(entry.id, { turn, step })
  if (entry.type === 'user') history.newestUserId = entry.id
}

function turnFor(history: FoldedHistory, entry: MessageEntry): FoldedTurn {
  const { newest } = history
  const begins = entry.type === 'user' && entry.source === 'prompt' && newest?.steps.length !== 0
  if (newest !== undefined && !begins && newest.number === entry.turn) {
    history.turns.add(newest)
    return newest
  }
  const turn: FoldedTurn = { number: entry.turn, head: [], steps: [] }
  history.newest = turn
  history.turns.add(turn)
  return turn
}

function stepFor(turn: FoldedTurn, entry: MessageEntry): FoldedStep | undefined {
  const last = turn.steps.at(-1)
  if (entry.type === 'user' && last === undefined) return undefined
  if (last !== undefined && (entry.type === 'tool-result' || !last.replied)) {
    last.replied ||= entry.type === 'assistant'
    return last
  }
  const step: FoldedStep = { messages: [], replied: entry.type === 'assistant' }
  turn.steps.push(step)
  return step
}

function change(
  history: FoldedHistory,
  entryId: string,
  next: (old: HistoryMessage) => HistoryMessage,
): void {
  const old = history.messages.get(entryId)
  const place = history.places.get(entryId)
  if (old === undefined || place === undefined) return
  const message = next(old)
  const siblings = place.step?.messages ?? place.turn.head
  siblings[siblings.indexOf(old)] = message
  history.messages.set(entryId, message)
}

function remove(history: FoldedHistory, entryIds: readonly string[]): void {
  const touched = new Set<Place>()
  for (const id of entryIds) {
    if (history.summary?.entryId === id) history.summary = undefined
    const place = history.places.get(id)
    if (place !== undefined) touched.add(place)
    history.messages.delete(id)
    history.places.delete(id)
  }
  const isLeft = (message: HistoryMessage) => history.messages.has(message.entry.id)
  const turns = new Set<FoldedTurn>()
  for (const { turn, step } of touched) {
    if (step === undefined) turn.head = turn.head.filter(isLeft)
    else step.messages = step.messages.filter(isLeft)
    turns.add(turn)
  }
  for (const turn of turns) {
    turn.steps = turn.steps.filter((step) => step.messages.length > 0)
    if (turn.head.length === 0 && turn.steps.length === 0) history.turns.delete(turn)
  }
}

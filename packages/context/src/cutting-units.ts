import type { ContextHistory, HistoryMessage, HistoryStep, HistoryTurn } from './context-history.ts'

/** What a cut may take and what it must leave. */
export interface CuttingUnits {
  /** What goes together, in the order it goes: old turns, then old steps of the running turn. */
  readonly droppable: readonly (readonly HistoryMessage[])[]
  /** Stays because it is pinned, or belongs to what is pinned. */
  readonly pinned: readonly HistoryMessage[]
  /** Stays because the model needs it now: the running turn's user messages and its newest step. */
  readonly newest: readonly HistoryMessage[]
  /** Tool results the model has not read yet. */
  readonly unread: readonly HistoryMessage[]
  /**
   * What of `pinned` and `newest` may go when nothing else helps: all but the pins, their exchanges and the newest
   * user message.
   */
  readonly sparable: readonly (readonly HistoryMessage[])[]
}

/**
 * Sorts what is still sent into what may go and what stays. Whole turns go, and inside the running turn whole steps.
 * Of a turn with a pin the user's message, the steps with pins and the answer stay, so that the roles still take
 * turns; its other steps may go. The newest user message always stays.
 */
export function cuttingUnits(history: ContextHistory): CuttingUnits {
  const droppable: HistoryMessage[][] = []
  const pinned: HistoryMessage[] = []
  const newest: HistoryMessage[] = []
  const sparable: HistoryMessage[][] = []
  const spare = (messages: readonly HistoryMessage[]) => {
    const rest = messages.filter((message) => !message.pinned && !isNewestUser(history, message))
    if (rest.length > 0) sparable.push(rest)
  }
  const turns = [...history.turns]
  const running = takeRunningTurn(turns, history)

  for (const turn of turns) {
    const { head, steps } = turn
    if (!isPinnedTurn(turn)) {
      droppable.push([...head, ...steps.flatMap((step) => step.messages)])
      continue
    }
    pinned.push(...head)
    spare(head)
    for (const step of steps) {
      if (hasPin(step) || step === steps.at(-1)) pinned.push(...step.messages)
      else droppable.push([...step.messages])
      if (!hasPin(step) && step === steps.at(-1)) spare(step.messages)
    }
  }

  if (running === undefined) return { droppable, pinned, newest, unread: [], sparable }
  newest.push(...running.head)
  const lastReply = running.steps.findLastIndex(isReplied)
  for (const [index, step] of running.steps.entries()) {
    const isNewest = index >= lastReply || step.messages.some((message) => isNewestUser(history, message))
    if (isNewest && !hasPin(step)) spare(step.messages)
    if (isNewest) newest.push(...step.messages)
    else if (hasPin(step)) pinned.push(...step.messages)
    else droppable.push([...step.messages])
  }
  spare(running.head)
  const unread = running.steps.slice(Math.max(0, lastReply)).flatMap((step) => step.messages.filter(isResult))
  return { droppable, pinned, newest, unread, sparable }
}

/**
 * What a cut would leave of each turn with a pin, oldest first: the user's message, the steps with pins, the answer.
 * Replies whose calls have no results yet are left out.
 */
export function pinnedTurns(history: ContextHistory): readonly (readonly HistoryMessage[])[] {
  return [...history.turns].filter(isPinnedTurn).map(({ head, steps }) => {
    const kept = steps.filter((step) => hasPin(step) || step === steps.at(-1)).filter(isAnswered)
    return [...head, ...kept.flatMap((step) => step.messages)]
  })
}

function isPinnedTurn({ head, steps }: HistoryTurn): boolean {
  return head.some((message) => message.pinned) || steps.some(hasPin)
}

function isAnswered({ messages }: HistoryStep): boolean {
  const calls = messages.flatMap(({ entry }) => (entry.type === 'assistant' ? entry.calls : []))
  return messages.filter(isResult).length === calls.length
}

/** The newest user message's turn and all behind it, taken off `turns`. */
function takeRunningTurn(turns: HistoryTurn[], history: ContextHistory): HistoryTurn | undefined {
  const asks = ({ head, steps }: HistoryTurn) =>
    [...head, ...steps.flatMap((step) => step.messages)].some((message) => isNewestUser(history, message))
  const asked = turns.findLastIndex(asks)
  const [first, ...rest] = turns.splice(asked < 0 ? turns.length - 1 : asked)
  if (first === undefined) return undefined
  const later = rest.flatMap(({ head, steps }) =>
    head.length === 0 ? steps : [{ messages: head }, ...steps],
  )
  return { head: first.head, steps: [...first.steps, ...later] }
}

/** True for results that may be shortened: a pinned exchange is sent whole. */
export function isElidable(history: ContextHistory): (message: HistoryMessage) => boolean {
  const whole = new Set<HistoryMessage>()
  for (const { steps } of history.turns) {
    for (const step of steps) if (hasPin(step)) for (const message of step.messages) whole.add(message)
  }
  return (message) => isResult(message) && !whole.has(message)
}

function hasPin(step: HistoryStep): boolean {
  return step.messages.some((message) => message.pinned)
}

function isReplied(step: HistoryStep): boolean {
  return step.messages.some((message) => message.entry.type === 'assistant')
}

function isResult(message: HistoryMessage): boolean {
  return message.entry.type === 'tool-result'
}

function isNewestUser(history: ContextHistory, message: HistoryMessage): boolean {
  return message.entry.id === history.newestUserId
}

import type { AgentEvent } from '../contract/event.ts'

/** Holds events until somebody reads them. Never blocks the writer and never drops an event. */
export interface EventQueue extends AsyncIterableIterator<AgentEvent> {
  push(event: AgentEvent): void
  close(): void
  return(): Promise<IteratorResult<AgentEvent>>
}

/** A queue for one reader. `onLeave` is called when the reader leaves before the end. */
export function createEventQueue(onLeave: () => void): EventQueue {
  const waiting: AgentEvent[] = []
  let reader: ((result: IteratorResult<AgentEvent>) => void) | undefined
  let closed = false
  const end: IteratorResult<AgentEvent> = { done: true, value: undefined }

  const queue: EventQueue = {
    push(event) {
      if (closed) return
      if (reader !== undefined) {
        reader({ done: false, value: event })
        reader = undefined
        return
      }
      const merged = mergeDeltas(waiting.at(-1), event)
      if (merged === undefined) waiting.push(event)
      else waiting[waiting.length - 1] = merged
    },
    close() {
      closed = true
      reader?.(end)
      reader = undefined
    },
    next() {
      const event = waiting.shift()
      if (event !== undefined) return Promise.resolve({ done: false, value: event })
      if (closed) return Promise.resolve(end)
      const { promise, resolve } = Promise.withResolvers<IteratorResult<AgentEvent>>()
      reader = resolve
      return promise
    },
    return() {
      if (!closed) onLeave()
      closed = true
      waiting.length = 0
      return Promise.resolve(end)
    },
    [Symbol.asyncIterator]: () => queue,
  }
  return queue
}

/** Two deltas of one kind in a row as one; `seq` is the later one's, so it stays increasing. */
function mergeDeltas(last: AgentEvent | undefined, next: AgentEvent): AgentEvent | undefined {
  if (last?.type !== next.type || !isOwnDelta(last) || !isOwnDelta(next)) return undefined
  return { ...next, text: last.text + next.text, tokens: last.tokens + next.tokens }
}

function isOwnDelta(
  event: AgentEvent,
): event is Extract<AgentEvent, { readonly type: 'text-delta' | 'reasoning-delta' }> {
  return event.path.length === 0 && (event.type === 'text-delta' || event.type === 'reasoning-delta')
}

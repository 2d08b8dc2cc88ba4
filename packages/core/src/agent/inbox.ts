import type { Delivery } from './agent.ts'

/** Messages waiting for the running turn. */
export interface Inbox {
  /** Settles when the message is taken or the inbox closed; at once when it is closed already. */
  put(text: string): Promise<Delivery>
  /** Hands over the oldest message; `deliver` logs it and says under which entry. False when there is none. */
  take(deliver: (text: string) => string): boolean
  /** Tells everybody still waiting, and everybody who comes later, that the turn has ended. */
  close(): void
}

/** An empty inbox. */
export function createInbox(): Inbox {
  const waiting: { readonly text: string; readonly resolve: (delivery: Delivery) => void }[] = []
  let isClosed = false
  return {
    put(text) {
      if (isClosed) return Promise.resolve(tooLate)
      const { promise, resolve } = Promise.withResolvers<Delivery>()
      waiting.push({ text, resolve })
      return promise
    },
    take(deliver) {
      const next = waiting.shift()
      next?.resolve({ delivered: true, entryId: deliver(next.text) })
      return next !== undefined
    },
    close() {
      isClosed = true
      for (const { resolve } of waiting.splice(0)) resolve(tooLate)
    },
  }
}

const tooLate: Delivery = { delivered: false, reason: 'turn-ended' }

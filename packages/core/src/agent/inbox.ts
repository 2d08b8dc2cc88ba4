import type { Delivery } from './agent.ts'

/** Messages waiting for the running turn. */
export interface Inbox {
  put(text: string): Promise<Delivery>
  /** Hands over the oldest message; `deliver` logs it and says under which entry. False when there is none. */
  take(deliver: (text: string) => string): boolean
  /** Tells everybody still waiting that the turn has ended. */
  close(): void
}

/** An empty inbox. */
export function createInbox(): Inbox {
  const waiting: { readonly text: string; readonly resolve: (delivery: Delivery) => void }[] = []
  return {
    put(text) {
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
      for (const { resolve } of waiting.splice(0)) resolve({ delivered: false, reason: 'turn-ended' })
    },
  }
}

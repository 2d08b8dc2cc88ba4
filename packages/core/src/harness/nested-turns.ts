import type { AgentEvent } from '../contract/event.ts'

/** Turns of nested agents that have begun and not ended. */
export interface NestedTurns {
  see(event: AgentEvent): void
  /** Resolves when none is open, or after `milliseconds`. */
  ended(milliseconds: number): Promise<void>
}

/** Watches the events of one call. */
export function createNestedTurns(): NestedTurns {
  let open = 0
  let tell: () => void = () => undefined

  return {
    see({ type }) {
      if (type === 'turn-start') open++
      if (type === 'turn-end') open--
      if (open === 0) tell()
    },
    async ended(milliseconds) {
      if (open === 0) return
      const { promise, resolve } = Promise.withResolvers<void>()
      tell = resolve
      const timer = setTimeout(resolve, milliseconds)
      await promise
      clearTimeout(timer)
    },
  }
}

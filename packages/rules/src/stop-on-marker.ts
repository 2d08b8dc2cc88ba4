import type { StopCondition } from '@orion-harness/core'

/** Ends the turn when a reply holds `marker`, such as `TASK COMPLETE`, also when the same reply called tools. */
export function stopOnMarker(marker: string | RegExp): StopCondition {
  return {
    name: 'marker',
    check: ({ text }) =>
      (typeof marker === 'string' ? text.includes(marker) : text.search(marker) !== -1)
        ? { type: 'stop', reason: 'marker', detail: { marker: String(marker) } }
        : undefined,
  }
}

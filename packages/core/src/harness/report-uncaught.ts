/**
 * For an observer that throws where no event can say so (while it looks at `turn-end`, a `warning` or a new entry): the
 * runtime hears of it as an uncaught error, as with the listeners of an `EventTarget`.
 */
export function reportUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}

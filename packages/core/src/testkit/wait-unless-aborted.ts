/**
 * Resolves when one of `signals` is aborted, at once where one is already, or when `ms` milliseconds have passed; by
 * default there is no such limit. Leaves no timer and no listener behind.
 */
export function waitUnlessAborted(
  signals: readonly (AbortSignal | undefined)[],
  ms: number = Number.POSITIVE_INFINITY,
): Promise<void> {
  const given = signals.filter((signal) => signal !== undefined)
  if (ms <= 0 || given.some((signal) => signal.aborted)) return Promise.resolve()
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      for (const signal of given) signal.removeEventListener('abort', settle)
      resolve()
    }
    const timer = Number.isFinite(ms) ? setTimeout(settle, ms) : undefined
    for (const signal of given) signal.addEventListener('abort', settle)
  })
}

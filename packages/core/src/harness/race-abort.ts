/** What `work` gives, or `instead` as soon as `signal` aborts; then nobody waits for the work any more. */
export async function raceAbort<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
  instead: () => Result,
): Promise<Result> {
  if (signal.aborted) return instead()
  const { promise, resolve } = Promise.withResolvers<Result>()
  const onAbort = () => resolve(instead())
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work(), promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

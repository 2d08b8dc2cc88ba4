/**
 * What `work` resolves to, or undefined as soon as `signal` is aborted. Work that was begun goes on by itself, and how
 * it ends is then nobody's concern; with a signal that is aborted already it is not begun.
 */
export async function unlessAborted<Value>(
  work: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  if (signal === undefined) return work()
  if (signal.aborted) return undefined
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined)
    signal.addEventListener('abort', leave, { once: true })
    void work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave))
  })
}

/** How long an engine that was told to stop may take to say so, in milliseconds. */
const graceMs = 2_000

/**
 * Passes a stream on. When `signal` aborts, the stream may still finish by itself for two seconds, so that it can
 * report what it did; then it is left, so that an engine that hangs cannot hold the turn.
 */
export async function* untilAborted<Item>(
  open: () => AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item> {
  const iterator = open()[Symbol.asyncIterator]()
  const left = Promise.withResolvers<'left'>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const startGrace = () => {
    timer ??= setTimeout(() => left.resolve('left'), graceMs)
  }
  signal.addEventListener('abort', startGrace, { once: true })
  if (signal.aborted) startGrace()
  let isDone = false
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), left.promise])
      if (next === 'left') return
      isDone = next.done === true
      if (next.done === true) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', startGrace)
    if (!isDone) {
      startGrace()
      await Promise.race([iterator.return?.(), left.promise])
    }
    clearTimeout(timer)
  }
}

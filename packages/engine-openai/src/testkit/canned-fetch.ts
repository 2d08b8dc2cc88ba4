/**
 * A `fetch` that never leaves the process: model lists as given, and replies of these bytes, in these parts. An aborted
 * reply breaks off.
 */
export function cannedFetch(
  parts: readonly Uint8Array[],
  models: unknown = { data: [{ id: 'm' }] },
): typeof fetch {
  return async (_, init) => {
    if (init?.method !== 'POST') return Response.json(models)
    const { signal } = init
    let next = 0
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal?.addEventListener('abort', () => controller.error(signal.reason))
      },
      pull(controller) {
        const part = parts[next]
        next += 1
        if (part === undefined) controller.close()
        else controller.enqueue(part)
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
}

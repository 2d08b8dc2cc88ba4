/** The text of an answer, no more than `limit` bytes of it; the rest is given up. */
export async function readBody(response: Response, limit: number): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let text = ''
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      bytes += value.length
      text += decoder.decode(value, { stream: true })
      if (bytes >= limit) return text
    }
  } finally {
    await reader.cancel()
  }
}

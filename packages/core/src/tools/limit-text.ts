/**
 * At most about `limit` characters of `text`: its head and its tail, and between them how much was left out.
 * Never splits a surrogate pair.
 */
export function limitText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = Math.ceil((limit * 3) / 4)
  const start = text
    .slice(0, head)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const end = text
    .slice(text.length - (limit - head))
    .toWellFormed()
    .replace(/^\uFFFD/, '')
  const cut = text.length - start.length - end.length
  return `${start}\n[… ${cut} of ${text.length} characters left out …]\n${end}`
}

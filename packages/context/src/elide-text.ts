/** How an elided text is cut. */
export interface ElideTextInput {
  readonly text: string
  /** Tokens of `text`. */
  readonly tokens: number
  /** Tokens the cut text may have. */
  readonly maxTokens: number
  readonly count: (text: string) => Promise<number>
}

/**
 * The head and the tail of a text, two thirds and one third of what may stay, and between them how much was cut.
 * Never splits a character. At most `maxTokens` long, unless the sentence about the cut is longer by itself.
 */
export async function elideText(input: ElideTextInput): Promise<string> {
  const { text, tokens, maxTokens, count } = input
  if (tokens <= maxTokens) return text
  const room = maxTokens - (await count(cutNote(text.length, text.length, tokens)))
  let keep = Math.floor((text.length * room) / Math.max(1, tokens))
  for (let attempt = 0; attempt < attempts && keep > 0; attempt++) {
    const cut = headAndTail(text, keep, tokens)
    const size = await count(cut)
    if (size <= maxTokens) return cut
    keep = Math.floor(keep * Math.min(0.9, (maxTokens / size) * 0.95))
  }
  return cutNote(text.length, text.length, tokens)
}

const attempts = 12

function headAndTail(text: string, keep: number, tokens: number): string {
  const head = wellFormed(text.slice(0, Math.ceil((keep * 2) / 3)))
  const tail = wellFormed(text.slice(text.length - Math.floor(keep / 3)))
  return `${head}\n${cutNote(text.length - head.length - tail.length, text.length, tokens)}\n${tail}`
}

/** Without the half of a character that a slice may have left at either end. */
function wellFormed(slice: string): string {
  return slice.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}

function cutNote(cut: number, length: number, tokens: number): string {
  return `[… ${cut} of ${length} characters cut; ${tokens} tokens in all …]`
}

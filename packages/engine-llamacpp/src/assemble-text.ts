import type { Token } from 'node-llama-cpp'
import type { TokenBytes } from './token-bytes.ts'

/** Turns tokens into text as they come, a character only when it is whole. */
export interface TextAssembler {
  /** The text that became certain with `token`. Bytes that can be no character are U+FFFD. */
  push(token: Token): string
  /** The newest token began inside a character. */
  readonly startedInside: boolean
  /** All tokens so far end with a whole character. */
  readonly isWhole: boolean
  /** Tells that the newest token was cut after the text it completed. */
  dropRest(): void
}

/** An assembler at the beginning of a reply; `bytesOf` is `Vocabulary.bytes`. */
export function createTextAssembler(bytesOf: TokenBytes): TextAssembler {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const wholeTexts = new Map<Token, string>()
  let rest = new Uint8Array(0)
  let startedInside = false

  return {
    get startedInside() {
      return startedInside
    },
    get isWhole() {
      return rest.length === 0
    },
    push(token) {
      startedInside = rest.length > 0
      const known = startedInside ? undefined : wholeTexts.get(token)
      if (known !== undefined) return known
      const bytes = bytesOf(token)
      const all = startedInside ? Uint8Array.of(...rest, ...bytes) : bytes
      const end = all.length - unfinishedBytes(all)
      const text = decoder.decode(all.subarray(0, end))
      rest = all.slice(end)
      if (!startedInside && end === all.length) wholeTexts.set(token, text)
      return text
    },
    dropRest() {
      rest = new Uint8Array(0)
    },
  }
}

/** How many bytes at the end begin a character that needs more of them: 0 to 3. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < characterLength(byte) ? back : 0
  }
  return 0
}

/** Bytes of the character that `lead` begins; 1 for a byte that begins none. */
function characterLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1
}

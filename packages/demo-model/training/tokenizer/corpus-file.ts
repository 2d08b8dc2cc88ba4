import type { Tokenizer } from './create-tokenizer.ts'

/** A part of a dialogue as the model reads it, with control strings spelled out, to be learned or only read. */
export interface Segment {
  readonly text: string
  readonly learned: boolean
}

/** Set in a value of a record where the token is one that the model learns to write. */
export const learnedBit = 0x8000

/**
 * The values of a dialogue's record: token ids, with `learnedBit` where the token is learned. Each segment is encoded on
 * its own, so cut only where the tokenizer cuts too. A dialogue longer than `limit` tokens ends there; one in which
 * nothing is learned gives undefined.
 */
export function encodeDialogue(
  tokenizer: Tokenizer,
  segments: readonly Segment[],
  limit = 2048,
): Uint16Array | undefined {
  const values: number[] = []
  let isLearned = false
  for (const { text, learned } of segments) {
    if (values.length >= limit) break
    const bit = learned ? learnedBit : 0
    for (const id of tokenizer.encodePrompt(text)) values.push(id | bit)
    isLearned ||= learned && text !== ''
  }
  return isLearned ? Uint16Array.from(values.slice(0, limit)) : undefined
}

/**
 * A record as the corpus file holds it: the number of values, then the values, each as two bytes, little-endian. Throws
 * a `RangeError` for more than 65,535 values.
 */
export function encodeRecord(values: Uint16Array): Uint8Array {
  if (values.length > 0xffff) throw new RangeError(`[demo-model] ${values.length} values are too many.`)
  const bytes = new Uint8Array(2 + 2 * values.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, values.length, true)
  for (const [index, value] of values.entries()) view.setUint16(2 + 2 * index, value, true)
  return bytes
}

/** Gives back the values of each record of a corpus file. Throws a `RangeError` if the last one is incomplete. */
export function* decodeRecords(bytes: Uint8Array): Generator<Uint16Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = 0; offset < bytes.length;) {
    const start = offset + 2
    const values = new Uint16Array(view.getUint16(offset, true))
    for (const index of values.keys()) values[index] = view.getUint16(start + 2 * index, true)
    yield values
    offset = start + 2 * values.length
  }
}

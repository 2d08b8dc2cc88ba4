import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecords, encodeDialogue, encodeRecord } from './corpus-file.ts'
import { createTokenizer } from './create-tokenizer.ts'

const tokenizer = createTokenizer([[97, 98]])
const [start, end] = [258, 259]
const segments = [
  { text: '<|im_start|>ab', learned: false },
  { text: 'cab<|im_end|>', learned: true },
  { text: '\n', learned: false },
]

describe('encodeDialogue', () => {
  it('marks the tokens that are learned', () => {
    const learned = [99, 256, end].map((id) => id | 0x8000)
    expect(encodeDialogue(tokenizer, segments)).toEqual(Uint16Array.of(start, 256, ...learned, 10))
  })

  it('encodes each segment on its own', () => {
    const halves = ['a', 'b'].map((text) => ({ text, learned: true }))
    expect(encodeDialogue(tokenizer, halves)).toEqual(Uint16Array.of(0x8000 | 97, 0x8000 | 98))
  })

  it('ends at the limit', () => {
    expect(encodeDialogue(tokenizer, segments, 3)).toEqual(Uint16Array.of(start, 256, 0x8000 | 99))
    expect(encodeDialogue(tokenizer, [{ text: 'a '.repeat(2000), learned: true }])).toHaveLength(2048)
  })

  it('gives nothing where nothing is learned, before the limit', () => {
    expect(encodeDialogue(tokenizer, [])).toBeUndefined()
    expect(encodeDialogue(tokenizer, [{ text: '', learned: true }])).toBeUndefined()
    expect(encodeDialogue(tokenizer, segments.slice(0, 1))).toBeUndefined()
    expect(encodeDialogue(tokenizer, segments, 2)).toBeUndefined()
  })
})

describe('encodeRecord', () => {
  it('writes the number of values, then the values, little-endian', () => {
    expect(encodeRecord(Uint16Array.of(0x0102, 0x8003))).toEqual(Uint8Array.of(2, 0, 2, 1, 3, 0x80))
  })

  it('is read back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint16Array()), (records) => {
        const file = Buffer.concat([Uint8Array.of(0), ...records.map(encodeRecord)]).subarray(1)
        expect([...decodeRecords(file)]).toEqual(records)
      }),
    )
  })

  it('refuses what its count cannot say, and half a record', () => {
    expect(() => encodeRecord(new Uint16Array(0x10000))).toThrow(RangeError)
    expect(() => [...decodeRecords(Uint8Array.of(2, 0, 1, 0))]).toThrow(RangeError)
  })
})

import * as fc from 'fast-check'
import type { Token } from 'node-llama-cpp'
import { expect, test } from 'vitest'
import { createTextAssembler } from './assemble-text.ts'

/** Tokens are places in a list of byte runs. */
function assemble(runs: readonly Uint8Array[]) {
  const assembler = createTextAssembler((token) => runs[token] ?? new Uint8Array(0))
  const texts = runs.map((_, index) => assembler.push(index as Token))
  return { texts, isWhole: assembler.isWhole }
}

const cutUp = (bytes: Uint8Array, cuts: readonly number[]) => {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}

test('however the bytes of a text are cut, whole characters come out and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(fc.nat()), (text, cuts) => {
      const { texts, isWhole } = assemble(cutUp(Buffer.from(text), cuts))
      expect(texts.join('')).toBe(text)
      expect(isWhole).toBe(true)
      for (const part of texts) expect(part).toBe(part.toWellFormed())
    }),
    { numRuns: 150 },
  )
})

test('bytes that are no text come out as a decoder of the whole would show them, but for an unfinished end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.array(fc.nat()), (bytes, cuts) => {
      const shown = assemble(cutUp(bytes, cuts)).texts.join('')
      const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      expect(whole.slice(0, shown.length)).toBe(shown)
      expect(whole.slice(shown.length)).toMatch(/^\uFFFD{0,3}$/)
    }),
    { numRuns: 150 },
  )
})

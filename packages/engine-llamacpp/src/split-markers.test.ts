import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMarkerSplitter } from './split-markers.ts'

const text = fc.string({ unit: fc.constantFrom('<', 't', 'h', '>', '/', ' ', '😀'), maxLength: 40 })
const marker = fc.string({ unit: fc.constantFrom('<', 't', 'h', '>', '/', '😀'), minLength: 2, maxLength: 5 })

test('the parts make up the text and none holds a marker', () => {
  fc.assert(
    fc.property(text, fc.array(marker, { maxLength: 4 }), (input, markers) => {
      const parts = createMarkerSplitter(markers)(input)
      expect(parts.join('')).toBe(input)
      const cuttable = markers.filter((candidate) => [...new Intl.Segmenter().segment(candidate)].length > 1)
      for (const part of parts) for (const candidate of cuttable) expect(part).not.toContain(candidate)
      for (const part of parts) expect(part.isWellFormed()).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('text without markers stays in one part', () => {
  expect(createMarkerSplitter(['<think>', '  ', '\t'])('if a <  b then\t<thin')).toEqual([
    'if a <  b then\t<thin',
  ])
})

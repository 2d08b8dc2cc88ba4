import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '@orion-harness/core'
import { schemaToGbnf } from './schema-to-gbnf.ts'
import { matchesGbnf } from '../testing/gbnf-matcher.ts'
import { sampleGbnf, seededRandom } from '../testing/gbnf-sampler.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'
import { schemaCases } from '../testing/schema-arbitrary.ts'
import { isValid } from '../testing/schema-validator.ts'

const runs = 300

function asDocument(schema: unknown): JsonObject {
  return typeof schema === 'boolean' ? {} : (schema as JsonObject)
}

test('a grammar accepts every value that fits its schema, however it is spaced', () => {
  const spacings = fc.constantFrom(
    (value: unknown) => JSON.stringify(value),
    (value: unknown) => JSON.stringify(value, null, 2),
  )
  const cases = schemaCases.chain(({ schema, values }) =>
    fc.tuple(fc.constant(asDocument(schema)), values, spacings),
  )
  fc.assert(
    fc.property(cases, ([schema, value, write]) => {
      const { grammar } = schemaToGbnf(schema)
      expect(grammar).toBeDefined()
      expect(isValid(schema, value, schema)).toBe(true)
      expect([write(value), matchesGbnf(parseGbnf(grammar ?? ''), write(value))]).toEqual([
        write(value),
        true,
      ])
    }),
    { numRuns: runs },
  )
})

test('whatever a grammar accepts fits its schema, but for the keywords it says it leaves out', () => {
  fc.assert(
    fc.property(schemaCases, fc.integer(), ({ schema }, seed) => {
      const document = asDocument(schema)
      const { grammar, unexpressed } = schemaToGbnf(document)
      const text = sampleGbnf(parseGbnf(grammar ?? ''), seededRandom(seed), 120)
      const left = new Set(unexpressed.map(({ keyword }) => keyword))
      expect([text, isValid(document, JSON.parse(text), document, left)]).toEqual([text, true])
    }),
    { numRuns: runs },
  )
})

test('a value outside the schema is refused', () => {
  const pairs = fc
    .tuple(schemaCases, schemaCases)
    .chain(([a, b]) => fc.tuple(fc.constant(asDocument(a.schema)), b.values))
  fc.assert(
    fc.property(pairs, ([schema, value]) => {
      const { grammar, unexpressed } = schemaToGbnf(schema)
      const left = new Set(unexpressed.map(({ keyword }) => keyword))
      fc.pre(!isValid(schema, value, schema, left))
      expect(matchesGbnf(parseGbnf(grammar ?? ''), JSON.stringify(value))).toBe(false)
    }),
    { numRuns: runs },
  )
})

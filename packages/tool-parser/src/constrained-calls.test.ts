import { describe, expect, test } from 'vitest'
import { callLayouts } from './grammar/call-layouts.ts'
import { constrainCalls } from './grammar/constrain-calls.ts'
import { sampleGbnf, seededRandom } from './testing/gbnf-sampler.ts'
import { hostileTools } from './testing/hostile-tools.ts'
import { parseGbnf } from './testing/parse-gbnf.ts'
import { readReply } from './testing/read-reply.ts'
import { isValid } from './testing/schema-validator.ts'

const schemas = new Map(hostileTools.map((tool) => [tool.name, tool.parameters]))

describe.each(Object.keys(callLayouts))('whatever the grammar of %s lets through', (callFormat) => {
  test('is read as calls that fit their tools, and nothing else', () => {
    for (const { open, grammar } of constrainCalls({ tools: hostileTools, callFormat })) {
      const rules = parseGbnf(grammar)
      for (let seed = 1; seed <= 12; seed += 1) {
        const text = open + sampleGbnf(rules, seededRandom(seed * 104_729), 160)
        const reply = readReply(text, { tools: hostileTools, callFormat })
        expect([text, reply.errors, reply.text.trim()]).toEqual([text, [], ''])
        expect([text, reply.calls.length > 0]).toEqual([text, true])
        for (const call of reply.calls) {
          const schema = schemas.get(call.name) ?? {}
          expect([text, call, isValid(schema, call.arguments, schema)]).toEqual([text, call, true])
        }
      }
    }
  })
})

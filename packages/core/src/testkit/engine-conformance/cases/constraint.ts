import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, show } from '../expect.ts'
import { withEngine } from '../with-engine.ts'

/** Output that must have a form. */
export const constraintCases: readonly EngineCase[] = [
  {
    id: 'constraint/json-schema',
    title: 'an answer with a JSON schema is a value of that schema',
    requires: ['json-schema'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const jsonSchema = {
          type: 'object',
          properties: { colour: { enum: ['red', 'green'] }, sure: { type: 'boolean' } },
          required: ['colour', 'sure'],
          additionalProperties: false,
        }
        const request = { ...fixture.scenes.long(), constraint: { jsonSchema }, maxTokens: 64 }
        const { text } = await collectFinished(engine, request, ['stop'])
        expect(fitsSchema(text), `the answer does not fit the schema: ${show(text)}`)
        return text
      }),
  },
]

function fitsSchema(text: string): boolean {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return false
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const colour = 'colour' in value ? value.colour : undefined
  const sure = 'sure' in value ? value.sure : undefined
  return (colour === 'red' || colour === 'green') && typeof sure === 'boolean'
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineTool } from './define-tool.ts'
import { limitText } from './limit-text.ts'
import { nearestNames } from './nearest-names.ts'
import { asJson, asMarkdown, asProse, asXml } from './renderings.ts'

const weather = defineTool({
  name: 'weather',
  description: 'Says how the weather is.',
  input: z.object({ city: z.string(), days: z.number().int().default(1) }),
  execute: ({ city, days }) => `${city} ${days}`,
})

describe('a defined tool', () => {
  it('takes its JSON Schema from the schema of its input', () => {
    expect(weather.parameters).toMatchObject({
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
      required: ['city'],
    })
    expect(weather.parameters).not.toHaveProperty('$schema')
  })

  it('names every problem of bad arguments by its key', async () => {
    const prepared = await weather.prepare({ city: 3, days: 1.5 })
    expect(prepared).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^city: /), expect.stringMatching(/^days: /)],
    })
  })

  it.each(['', 'two words', 'ärger', 'x'.repeat(65)])('cannot be called %j', (name) => {
    const make = () => defineTool({ name, description: '', input: z.object({}), execute: () => null })
    expect(make).toThrow(expect.objectContaining({ code: 'TOOL_INVALID' }))
  })

  it('asks for a JSON Schema when its schema cannot say one', () => {
    const input = {
      '~standard': { version: 1, vendor: 'hand', validate: (value: unknown) => ({ value }) },
    } as const
    const definition = { name: 'x', description: '', input, execute: () => null }
    expect(() => defineTool(definition)).toThrow('cannot say its JSON Schema')
    expect(defineTool({ ...definition, parameters: { type: 'object' } }).parameters).toEqual({
      type: 'object',
    })
  })
})

describe('long text', () => {
  it('is cut in the middle and says by how much', () => {
    const cut = limitText(`${'a'.repeat(900)}${'z'.repeat(300)}`, 400)
    expect(cut).toBe(`${'a'.repeat(300)}\n[… 800 of 1200 characters left out …]\n${'z'.repeat(100)}`)
  })

  it('never loses half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat({ max: 40 }), (text, limit) => {
        expect(limitText(text, limit).isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('the nearest names', () => {
  it.each([
    ['get_wether', ['get_weather', 'search'], ['get_weather']],
    ['GetWeather', ['get_weather', 'search'], ['get_weather']],
    ['xyz', ['get_weather', 'search'], []],
  ])('of %s', (name, names, expected) => {
    expect(nearestNames(name, names)).toEqual(expected)
  })
})

describe('renderings', () => {
  const rows = [
    { city: 'Oslo', warm: false },
    { city: 'Rom|a', note: 'x\ny' },
  ]

  it('write strings as they are', () => {
    expect([asJson, asMarkdown, asProse].map((render) => render('as is'))).toEqual([
      'as is',
      'as is',
      'as is',
    ])
  })

  it('write a list of objects as a table', () => {
    expect(asMarkdown(rows)).toBe(
      '| city | warm | note |\n| --- | --- | --- |\n| Oslo | false |  |\n| Rom\\|a |  | x y |',
    )
  })

  it('write other data as bullets', () => {
    expect(asMarkdown([1, 'two', null])).toBe('- 1\n- two\n- null')
    expect(asMarkdown({ a: 1, b: [2] })).toBe('- a: 1\n- b: [2]')
  })

  it('escape what XML would read as markup', () => {
    expect(asXml({ a: '<b>', 'not a name': 1 })).toBe('<result><a>&lt;b&gt;</a><item>1</item></result>')
  })

  it('write prose as sentences', () => {
    expect(asProse([{ a: 1, b: 'x' }, { a: 2 }])).toBe('a: 1, b: x. a: 2.')
  })
})

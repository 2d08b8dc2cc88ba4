import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson, readWholeJson } from './read-json.ts'

const value = (text: string): unknown => readJson(text)?.value
const repairs = (text: string): readonly string[] | undefined => readJson(text)?.repairs

test.each([
  ["{'a': 'b', 'c': [1, True, None]}", { a: 'b', c: [1, true, null] }, ['single-quotes', 'python-literals']],
  ['{“a”: “b”}', { a: 'b' }, ['typographic-quotes']],
  ['{a: 1, b_c: "d"}', { a: 1, b_c: 'd' }, ['bare-keys']],
  ['{"a": 1,}', { a: 1 }, ['trailing-comma']],
  ['[1, 2,]', [1, 2], ['trailing-comma']],
  ['{"a": 1 /* x */, // y\n"b": 2} ', { a: 1, b: 2 }, ['comments']],
  ['{"a": "x\ny\tz"}', { a: 'x\ny\tz' }, ['raw-newlines']],
  ['{{"a": {{"b": 1}}}}', { a: { b: 1 } }, ['doubled-braces']],
  ['{"a": (1, "b")}', { a: [1, 'b'] }, ['tuple']],
  ['{"a": 1\n "b": 2}', { a: 1, b: 2 }, ['missing-comma']],
  ['{"a": +1, "b": .5, "c": 1_000}', { a: 1, b: 0.5, c: 1000 }, ['number-spelling']],
  [String.raw`{"a": "\d+\.\w*"}`, { a: String.raw`\d+\.\w*` }, ['literal-backslashes']],
  [String.raw`{"a": "C:\Users\new"}`, { a: String.raw`C:\Users\new` }, ['literal-backslashes']],
  [String.raw`{"a": "it\'s"}`, { a: "it's" }, ['escaped-apostrophe']],
  ["{'a': 'it's here', 'b': 1}", { a: "it's here", b: 1 }, ['single-quotes']],
  [String.raw`{"a": r"\d+\"\n", "b": r""}`, { a: String.raw`\d+\"\n`, b: '' }, ['python-literals']],
  ['{"a": """x "y" z"""}', { a: 'x "y" z' }, ['triple-quotes']],
])('%s is read with the repairs %j', (text, expected, made) => {
  expect(value(text)).toEqual(expected)
  expect(repairs(text)).toEqual(made)
})

test.each([
  ['an unescaped quote inside a string', '{"a": "echo "hi""}'],
  ['a key without a value', '{"a"}'],
  ['a value without quotes', '{"a": Paris}'],
  ['a string that never ends', '{"a": "b'],
  ['a missing value', '{"a": , "b": 1}'],
  ['an expression', '{"a": 1 + 2}'],
  ['a number too large to hold', '[1e999]'],
  ['NaN', '[NaN]'],
  ['nothing', '   '],
  ['brackets nested 100,000 deep', '['.repeat(100_000)],
])('%s is not guessed', (_, text) => {
  expect(readJson(text, { allowMissingClosers: true })).toBeUndefined()
})

describe('missing brackets at the end', () => {
  test('are closed when that is allowed, and named', () => {
    expect(readJson('{"a": {"b": [1, 2', { allowMissingClosers: true })).toEqual({
      value: { a: { b: [1, 2] } },
      end: 17,
      repairs: ['missing-closers'],
      complete: false,
    })
  })

  test('are not closed otherwise', () => {
    expect(readJson('{"a": {"b": 1}')).toBeUndefined()
  })
})

test('the end is the offset after the value, whatever follows', () => {
  expect(readJson('  {"a": 1} and more', { at: 1 })?.end).toBe(10)
  expect(readWholeJson('{"a": 1} and more')).toBeUndefined()
})

test('a key named __proto__ is a key', () => {
  const read = readJson('{"__proto__": {"x": 1}}')?.value
  expect(Object.keys(read as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
})

test('what JSON can say needs no repair and comes back the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (given) => {
      const text = JSON.stringify(given)
      const expected: unknown = JSON.parse(text)
      expect(readJson(text)).toEqual({ value: expected, end: text.length, repairs: [], complete: true })
    }),
    { numRuns: 500 },
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...Array.from('{}[]()",:\'\\`“”/*#\nabtTnN01.-+e ')),
        maxLength: 40,
      }),
      (text) => {
        expect(() => readJson(text, { allowMissingClosers: true, bareValues: true })).not.toThrow()
      },
    ),
    { numRuns: 2000 },
  )
})

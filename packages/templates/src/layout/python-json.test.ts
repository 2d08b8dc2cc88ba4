import { expect, test } from 'vitest'
import { pythonJson } from './python-json.ts'
import { pythonLiteral } from './python-literal.ts'

const value = { a: [1, 'é "x"', null], b: {}, c: [], d: { e: true, f: false } }

test('JSON is written as json.dumps writes it, on one line or indented', () => {
  expect(pythonJson(value)).toBe(
    '{"a": [1, "é \\"x\\"", null], "b": {}, "c": [], "d": {"e": true, "f": false}}',
  )
  expect(pythonJson({ a: [1], b: {} }, 4)).toBe('{\n    "a": [\n        1\n    ],\n    "b": {}\n}')
})

test('a Python literal has the names of Python', () => {
  expect(pythonLiteral(value)).toBe(
    '{"a": [1, "é \\"x\\"", None], "b": {}, "c": [], "d": {"e": True, "f": False}}',
  )
})

import { compileJinja } from '@orion-harness/templates/jinja'
import type { JinjaInput } from '@orion-harness/templates/jinja'
import { expect, it } from 'vitest'
import { parseExactJson } from './exact-json.ts'

it('reads numbers and the order of keys as Python does', () => {
  const value = parseExactJson(
    '{"b": 1.0, "10": [123456789012345678901, -2, 1e3], "2": {"x": "\\u00e9\\n"}, "e": []}',
  )
  const [piece] = compileJinja('{{ value }}').render({ value: value as JinjaInput })
  expect(piece?.text).toBe(
    "{'b': 1.0, '10': [123456789012345678901, -2, 1000.0], '2': {'x': 'é\\n'}, 'e': []}",
  )
})

it.each(['{', '[1 2]', '{"a" 1}', 'nul', '1 2', ''])('refuses %s', (text) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError)
})

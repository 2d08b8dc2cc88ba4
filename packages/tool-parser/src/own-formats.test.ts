import { expect, test } from 'vitest'
import { defineCallFormat } from './formats/call-format.ts'
import { sampleTools } from './testing/sample-tools.ts'
import { toolCallParser } from './tool-call-parser.ts'

const hermes = { name: 'hermes', open: ['@call '], close: ['@end'], write: () => '' }

test('calls of an own format are not held to the grammar of the built-in one it replaces', () => {
  const input = { tools: sampleTools, callFormat: 'hermes' }
  expect(toolCallParser().constrain?.(input)).not.toEqual([])
  expect(toolCallParser({ formats: [defineCallFormat(hermes)] }).constrain?.(input)).toEqual([])
})

test('a format that reads its bodies itself says what ends them', () => {
  expect(() => defineCallFormat({ ...hermes, close: [], read: () => [] })).toThrow(
    'needs a marker that ends one',
  )
})

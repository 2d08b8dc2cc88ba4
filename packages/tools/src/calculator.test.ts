import type { JsonObject, ToolContext } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { calculator } from './calculator.ts'

const context: ToolContext = {
  callId: 'c1',
  signal: new AbortController().signal,
  conversation: { id: 'test', entries: [], view: (view) => view.initial(), entry: () => undefined },
  rules: [],
  progress() {},
  nested() {},
}

async function run(input: JsonObject, decimals?: number): Promise<{ data: unknown; text: string }> {
  const tool = calculator(decimals === undefined ? {} : { decimals })
  const prepared = await tool.prepare(input)
  if (!prepared.ok) return { data: null, text: prepared.problems.join('; ') }
  const data = prepared.run(context)
  if (typeof tool.render !== 'function') throw new TypeError('the calculator has no rendering of its own')
  return { data, text: tool.render(data as JsonObject) }
}

test('data keeps every digit and the model reads a JSON number', async () => {
  expect(await run({ expression: '2^100 + 0.1' })).toEqual({
    data: { expression: '2^100 + 0.1', result: '1267650600228229401496703205376.1', exact: true },
    text: '{"result": 1267650600228229401496703205376.1}',
  })
})

test('a rounded result says so', async () => {
  expect((await run({ expression: '1/3' })).text).toBe('{"result": 0.3333333333, "rounded": true}')
  expect((await run({ expression: '2/3' }, 2)).text).toBe('{"result": 0.67, "rounded": true}')
  expect((await run({ expression: 'sin(pi)' })).text).toBe('{"result": 0, "rounded": true}')
})

test.each([
  [{}, 'missing argument "expression"'],
  [{ expr: '1' }, 'missing argument "expression"'],
  [{ expression: 3 }, '"expression" must be a string'],
])('%j is refused: %s', async (input, problem) => {
  expect(await run(input as JsonObject)).toEqual({ data: null, text: problem })
})

test('an expression that cannot be evaluated throws what is wrong and where', async () => {
  await expect(run({ expression: '4 / (2 - 2)' })).rejects.toThrow('division by zero at character 3')
})

test.each([-1, 1.5, 31, Number.NaN])('%s decimals are refused', (decimals) => {
  expect(() => calculator({ decimals })).toThrow(RangeError)
})

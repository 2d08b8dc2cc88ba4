import { demoModelPath } from '@orion-harness/demo-model'
import { makeCases } from '@orion-harness/demo-model/training'
import { expect, test } from 'vitest'
import { readEvalOptions } from './eval-options.ts'
import { evaluate } from './evaluate.ts'
import { writeReport } from './report/write-report.ts'

test('a run over a few cases reports every part', async () => {
  const args = ['--count', '2', '--only', '^(arithmetic|summary|reminder)$', '--jobs', '1', '--fails', '1']
  const options = readEvalOptions([...args, '--model', demoModelPath])
  if (options === undefined) throw new Error('There are no options.')
  const report = await evaluate(options, makeCases)

  expect(report.kinds.map(({ kind, cases }) => `${kind} ${cases}`).sort()).toEqual([
    'arithmetic 2',
    'reminder 2',
    'summary 2',
  ])
  for (const { right, calls, answer, failures } of report.kinds) {
    for (const share of [right, calls, answer]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(100)
    }
    expect(failures.length).toBeLessThanOrEqual(1)
  }
  expect(report.shapes.map(({ temperature, replies }) => [temperature, replies])).toEqual([
    [0, 2],
    [0.7, 2],
    [1, 2],
  ])
  for (const { shapes } of report.shapes) {
    expect(Object.values(shapes).reduce((sum, share) => sum + share, 0)).toBeCloseTo(100)
  }
  expect(report.speed?.decodeTokens).toBeGreaterThan(0)
  expect(report.load?.bytes).toBeGreaterThan(0)
  expect(writeReport(report)).toMatch(/kind +cases +right % +calls % +answer % +goal %\narithmetic +2 /)
})

test('an option that is not known, or no number, is refused', () => {
  expect(() => readEvalOptions(['--cout', '3'])).toThrow(TypeError)
  expect(() => readEvalOptions(['--count', 'many'])).toThrow('--count must be a whole number from 1')
  expect(readEvalOptions(['--help'])).toBeUndefined()
})

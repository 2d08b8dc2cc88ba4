import { makeCases } from '@orion-harness/demo-model/training'
import { expect, test } from 'vitest'
import { runCalculator } from '../servers/run-calculator.ts'

test.each(['arithmetic', 'follow-up', 'two-calls'] as const)(
  'the sums of %s dialogues come out as the calculator writes them',
  async (kind) => {
    const steps = makeCases(kind, 200, 1).flatMap(({ turns }) => turns.at(-1)?.steps ?? [])
    const sums = steps.flatMap(({ calls, results }) =>
      calls.map((call, index) => ({ call, text: results[index]?.text ?? '' })),
    )
    const written = sums.filter(({ text }) => text.startsWith('{"result"'))
    expect(written.length).toBeGreaterThan(50)
    for (const { call, text } of written) expect(await runCalculator(call.arguments)).toBe(text)
  },
)

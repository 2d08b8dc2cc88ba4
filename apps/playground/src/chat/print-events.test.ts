import { createAgent } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import { expect, it } from 'vitest'
import { createEventPrinter } from './print-events.ts'

it('prints the figures of each turn by themselves', async () => {
  const lines: string[] = []
  const print = createEventPrinter((text) => void lines.push(text), false)
  const agent = createAgent({ engine: scriptedEngine(['The first of two answers.', 'The second of them.']) })
  for (const prompt of ['First.', 'Second.']) {
    for (const event of await collectEvents(agent.run(prompt))) {
      print(event.type === 'step-end' ? { ...event, timings: { ...event.timings, decodeMs: 1_000 } } : event)
    }
  }
  const speeds = lines.flatMap((line) => line.match(/[\d.]+ tokens .* tokens\/s/u) ?? [])
  expect(speeds).toHaveLength(2)
  for (const speed of speeds) expect(speed).toMatch(/^(\d+) tokens · \1 tokens\/s$/u)
})

import { PassThrough } from 'node:stream'
import { createAgent } from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'
import { expect, it } from 'vitest'
import { chatInteractively } from './interactive.ts'

it('ends quietly when the input ends while a turn runs', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const agent = createAgent({ engine: scriptedEngine([{ text: 'A long answer. '.repeat(40), delayMs: 2 }]) })
  const reasons: string[] = []
  agent.on('turn-start', () => input.write('\u0004'))
  agent.on('turn-end', ({ reason }) => void reasons.push(reason))
  input.write('hi\r')
  await chatInteractively(agent, () => {}, false, { input, output })
  expect(reasons).toEqual(['aborted'])
})

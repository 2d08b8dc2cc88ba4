import { describe, expect, it } from 'vitest'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import type { Delivery } from './agent.ts'
import { createAgent } from './create-agent.ts'
import { createInbox } from './inbox.ts'

const tooLate = { delivered: false, reason: 'turn-ended' }
const unsettled = 'nobody has said'

/** What a promise gives, or `unsettled` when it has not settled by now. */
const settled = (delivery: Promise<Delivery> | undefined) =>
  Promise.race([delivery, new Promise((resolve) => setTimeout(() => resolve(unsettled), 0))])

describe('a message that comes while the turn ends', () => {
  it('is not delivered, and its sender is told', async () => {
    const agent = createAgent({ engine: scriptedEngine(['a']) })
    const deliveries: Promise<Delivery>[] = []
    agent.on('message', ({ entry }) => {
      if (entry.type === 'turn-end') deliveries.push(agent.followUp('later'), agent.steer('later'))
    })
    agent.on('turn-end', () => deliveries.push(agent.followUp('late'), agent.steer('late')))
    await agent.run('Go').result
    const told = await Promise.all(deliveries.map(settled))
    expect(told).toEqual([tooLate, tooLate, tooLate, tooLate])
  })
})

describe('an inbox', () => {
  it('tells those who wait when it is closed, and those who come after at once', async () => {
    const inbox = createInbox()
    const waiting = inbox.put('one')
    inbox.close()
    expect(await Promise.all([settled(waiting), settled(inbox.put('two'))])).toEqual([tooLate, tooLate])
    expect(inbox.take(() => 'e1')).toBe(false)
  })
})

import { afterEach, expect, it, vi } from 'vitest'
import type { ChatTemplate } from '../contract/chat-template.ts'
import type { ToolCallParser } from '../contract/tool-call-parser.ts'
import { plainTemplate } from '../testkit/plain-template.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import type { TurnResult } from './agent.ts'
import { createAgent } from './create-agent.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('a summary that does not hear the abort cannot hold the turn', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const agent = createAgent({
    engine: scriptedEngine([{ fault: { type: 'deaf', at: 0 } }]),
    context: {
      name: 'summarises',
      async plan({ complete, signal }) {
        await complete?.({ messages: [{ role: 'user', content: 'Sum up.' }], maxTokens: 10, signal })
        return { decisions: [], used: 1, exact: true, warnings: [], explain: () => [] }
      },
    },
  })
  agent.on('summary-start', () => agent.abort())
  let result: TurnResult | undefined
  const run = agent.run('Go')
  run.result.then(
    (ending) => (result = ending),
    () => undefined,
  )
  await vi.advanceTimersByTimeAsync(2_000)
  await vi.advanceTimersByTimeAsync(1)
  expect(result).toMatchObject({ reason: 'aborted' })
})

it.each([
  ['Okay, a summary.|The dog is Felix.', 'The dog is Felix.'],
  ['Okay, a summary. I think about it', ''],
])('a summary has nothing of what the model thought for it: %s', async (written, text) => {
  const thinking: ChatTemplate = { ...plainTemplate, startsInReasoning: () => true }
  const untilBar: ToolCallParser = {
    open: ({ startsInReasoning }) => {
      let held = ''
      return {
        push(more) {
          held += more
          return []
        },
        finish() {
          const end = startsInReasoning === true ? held.indexOf('|') : 0
          if (end < 0) return [{ type: 'reasoning', text: held }]
          return [
            { type: 'reasoning', text: held.slice(0, end) },
            { type: 'text', text: held.slice(end + 1) },
          ]
        },
      }
    },
  }
  let summary: string | undefined
  const agent = createAgent({
    engine: scriptedEngine([written, 'Hi.|There.'], { supports: { inputs: ['prompt'] } }),
    template: thinking,
    parser: untilBar,
    context: {
      name: 'summarises',
      async plan({ complete, signal }) {
        const messages = [{ role: 'user', content: 'Sum up.' }] as const
        summary = (await complete?.({ messages, maxTokens: 100, signal }))?.text
        return { decisions: [], used: 1, exact: true, warnings: [], explain: () => [] }
      },
    },
  })
  await agent.run('Go').result
  expect(summary).toBe(text)
})

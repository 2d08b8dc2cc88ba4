import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ToolCallParser } from '../contract/tool-call-parser.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { createAgent } from './create-agent.ts'

const parser: ToolCallParser = {
  open() {
    throw new Error('A chat without tools opens no parser.')
  },
}

it('a chat without tools passes the text of the model as it is', async () => {
  const hostile = fc.constantFrom(
    '<tool_call>{"name":"x"}</tool_call>',
    '```tool_call\n',
    '[TOOL_CALLS]',
    '😀',
    '\u0000',
  )
  const reply = fc
    .array(fc.oneof(hostile, fc.string({ unit: 'grapheme' })), { maxLength: 6 })
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(reply, fc.integer({ min: 1, max: 9 }), async (text, chunkSize) => {
      const engine = scriptedEngine([{ text, chunkSize }])
      const agent = createAgent({ engine, parser, maxTokens: 2_000 })
      let shown = ''
      agent.on('text-delta', (event) => (shown += event.text))
      const result = await agent.run('Go').result
      expect([result.reason, result.text, shown]).toEqual(['done', text, text])
    }),
    { numRuns: 300 },
  )
})

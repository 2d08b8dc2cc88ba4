import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asMarkdown, createHarness, defineTool, foreignLoop, toolStatistics } from '@orion-harness/core'
import type { AgentEvent } from '@orion-harness/core'
import { reminders } from '@orion-harness/reminders'
import { completionGate, requireEarlier, ruleSet, stepLimit } from '@orion-harness/rules'
import { runTurn } from './raw-loop.ts'

interface Body {
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly tools?: readonly unknown[]
}

/** A server that answers with a script and remembers what it was sent. */
const requests: Body[] = []
let script: readonly object[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (data) => (body += String(data)))
  request.on('end', () => {
    requests.push(JSON.parse(body) as Body)
    const message = { role: 'assistant', content: '', refusal: null, ...script[requests.length - 1] }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        choices: [{ index: 0, message, finish_reason: 'stop' }],
        usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 },
      }),
    )
  })
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

const clientOf = (listening: Server): OpenAI => {
  const { port } = listening.address() as AddressInfo
  return new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 })
}
const call = (id: string, name: string, args: object) => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(args) },
})
const path = z.object({ path: z.string() })
const read = defineTool({
  name: 'read',
  description: 'Reads a file.',
  input: path,
  execute: () => [{ line: 1, text: 'hello' }],
  render: asMarkdown,
})
const edit = defineTool({ name: 'edit', description: 'Edits a file.', input: path, execute: () => 'edited' })

const lastMessage = (index: number) => requests[index]?.messages.at(-1)?.content ?? ''

describe('a chat-completions loop of somebody else', () => {
  it('has all seven behaviours', async () => {
    requests.length = 0
    script = [
      { tool_calls: [call('c1', 'edit', { path: 'a' })] },
      { tool_calls: [call('c2', 'read', { path: 'a' }), call('c3', 'edit', { path: 'a' })] },
      { content: 'I think I am done.' },
      { content: 'Changed a. DONE' },
    ]
    const events: AgentEvent[] = []
    const harness = createHarness({
      tools: [read, edit],
      loop: foreignLoop({ cutText: false }),
      plugins: [
        reminders({
          reminders: [{ name: 'team', text: 'The team uses tabs.', at: 'user-message', once: true }],
        }),
        ruleSet({
          rules: [requireEarlier({ tools: 'edit', needs: 'read', same: 'path' })],
          stopWhen: [
            completionGate({
              name: 'done',
              check: ({ text }) => (text.includes('DONE') ? undefined : 'Say DONE when it is done.'),
            }),
            stepLimit(8),
          ],
        }),
        { name: 'log', hooks: { onEvent: (event) => void events.push(event) } },
      ],
    })
    expect(await runTurn(clientOf(server), 'any', harness, 'Change a.')).toBe('Changed a. DONE')

    expect(requests[0]?.messages[0]?.content).toContain('<system-reminder>')
    expect(lastMessage(0)).toContain('The team uses tabs.')
    expect(lastMessage(1)).toContain('not allowed')
    expect(requests[2]?.messages.at(-2)?.content).toContain('| line | text |')
    expect(lastMessage(2)).toContain('edited')
    expect(lastMessage(3)).toBe('Say DONE when it is done.')
    expect(harness.conversation.view(toolStatistics).get('edit')).toMatchObject({ calls: 2, failures: 1 })
    expect(events.map(({ type }) => type)).toContain('rule')
  })

  it('answers arguments that are no object, and goes on', async () => {
    requests.length = 0
    const texts = ['null', '[1]', '"a"', '{"path":', '']
    const toolCalls = texts.map((text, index) => ({
      id: `c${index}`,
      type: 'function',
      function: { name: 'list', arguments: text },
    }))
    script = [{ tool_calls: toolCalls }, { content: 'Empty.' }]
    const list = defineTool({ name: 'list', description: 'Lists.', input: z.object({}), execute: () => [] })
    const harness = createHarness({ tools: [list] })
    expect(await runTurn(clientOf(server), 'any', harness, 'List.')).toBe('Empty.')

    const results = harness.conversation.entries.flatMap((entry) =>
      entry.type === 'tool-result' ? [entry.result] : [],
    )
    expect(results.map(({ ok, error }) => error?.code ?? ok)).toEqual([
      ...Array.from({ length: 4 }, () => 'unreadable'),
      true,
    ])
    expect(results[0]?.text).toContain('The arguments are no JSON object.')
  })

  it('is under sixty lines', () => {
    const source = readFileSync(new URL('./raw-loop.ts', import.meta.url), 'utf8')
    expect(source.trim().split('\n').length).toBeLessThan(60)
  })
})

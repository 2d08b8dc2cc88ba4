import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAgent } from '@orion-harness/core'
import type { ChatTemplate, Engine, Entry } from '@orion-harness/core'
import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { openaiEngine } from '@orion-harness/engine-openai'
import { templateResolver } from '@orion-harness/templates'
import { toolCallParser } from '@orion-harness/tool-parser'
import { calculator, clock } from '@orion-harness/tools'
import { serveChatCompletions } from './chat-completions-server.ts'
import type { ChatCompletionsServer } from './chat-completions-server.ts'

const turns = [
  'My cat is called Miso.',
  'What time is it in Tokyo?',
  'What is 17 * 23?',
  'What is my cat called?',
]

let local: Engine
let template: ChatTemplate
let server: ChatCompletionsServer

beforeAll(async () => {
  local = await llamaCppEngine({ model: demoModelPath, gpu: false, threads: 1, concurrency: 2 })
  template = (await templateResolver().resolve({ model: local.model, tools: true })).template
  server = await serveChatCompletions(local, template, toolCallParser())
}, 60_000)

afterAll(async () => {
  await server.close()
  await local.close()
})

/** The whole conversation with one engine and everything else the same: who said what, called what and got what. */
async function converse(engine: Engine): Promise<readonly unknown[]> {
  const agent = createAgent({
    engine,
    template,
    parser: toolCallParser(),
    tools: [calculator(), clock({ now: () => Date.UTC(2026, 2, 1, 9, 5) })],
    sampling: { temperature: 0 },
    maxTokens: 200,
  })
  for (const turn of turns) {
    const { reason } = await agent.run(turn).result
    expect(reason).toBe('done')
  }
  return agent.conversation.entries.flatMap(said)
}

function said(entry: Entry): readonly unknown[] {
  switch (entry.type) {
    case 'user':
      return [['user', entry.text]]
    case 'assistant':
      return [['assistant', entry.text, entry.calls.map((call) => [call.name, call.arguments])]]
    case 'tool-result':
      return [['tool', entry.name, entry.result.text]]
    default:
      return []
  }
}

it('the same conversation with tools runs in process, as messages and as prompts over HTTP, with equal results', async () => {
  const inProcess = await converse(local)
  expect(JSON.stringify(inProcess)).toContain('["clock",{"timezone":"Asia/Tokyo"}]')
  expect(JSON.stringify(inProcess)).toContain('18:05')
  expect(JSON.stringify(inProcess)).toContain('["calculator",{"expression":"17 * 23"}]')
  for (const [api, path] of [
    ['chat', '/v1/chat/completions'],
    ['completions', '/v1/completions'],
  ] as const) {
    const before = server.asked.length
    const overHttp = await openaiEngine({
      baseUrl: server.url,
      api,
      supports: { nativeTools: api === 'chat' },
    })
    expect([api, ...(await converse(overHttp))]).toEqual([api, ...inProcess])
    expect(new Set(server.asked.slice(before))).toEqual(new Set([path]))
    await overHttp.close()
  }
}, 120_000)

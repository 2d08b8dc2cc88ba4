import { calculator, clock } from '@orion-harness/tools'
import type { CheckResult } from './check-result.ts'
import { judge } from './judge.ts'
import { startLlamaServer } from './start-llama-server.ts'

interface ChatMessage {
  readonly role: string
  readonly content: string | null
  readonly tool_calls?: readonly {
    readonly id: string
    readonly function: { readonly name: string; readonly arguments: string }
  }[]
}

/** Asks llama.cpp's own server for chat completions with tools, over HTTP; skipped where it is not installed. */
export async function checkLlamaServer(model: string): Promise<readonly CheckResult[]> {
  const server = await startLlamaServer(model)
  if (server === undefined) {
    return [{ name: 'llama-server', outcome: 'skipped', detail: 'There is no llama-server on the PATH.' }]
  }
  try {
    const asked = { role: 'user', content: 'What is 12 * 7?' }
    const called = await complete(server.url, [asked])
    const [call] = called.tool_calls ?? []
    const isCalled = call?.function.name === 'calculator' && /12 ?\* ?7/.test(call.function.arguments)
    const result = { role: 'tool', tool_call_id: call?.id ?? '', content: '{"result": 84}' }
    const { content } = await complete(server.url, [asked, called, result])
    const plain = await complete(server.url, [{ role: 'user', content: 'Who are you?' }])
    return [
      judge('llama-server, a call', isCalled, JSON.stringify(called.tool_calls ?? called.content)),
      judge('llama-server, its answer', content?.includes('84') === true, String(content)),
      judge('llama-server, a question', /demo model/i.test(plain.content ?? ''), String(plain.content)),
    ]
  } finally {
    await server.stop()
  }
}

async function complete(url: string, messages: readonly object[]): Promise<ChatMessage> {
  const tools = [calculator(), clock()].map(({ name, description, parameters }) => ({
    type: 'function',
    function: { name, description, parameters },
  }))
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages, tools, temperature: 0, max_tokens: 200 }),
  })
  const body = (await response.json()) as { readonly choices?: readonly { readonly message: ChatMessage }[] }
  const message = body.choices?.[0]?.message
  if (message === undefined) throw new Error(`llama-server answered ${JSON.stringify(body)}.`)
  return message
}

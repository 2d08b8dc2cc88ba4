import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  ChatTemplate,
  Engine,
  JsonObject,
  Message,
  PromptInput,
  SamplingSettings,
  ToolCallParser,
  ToolSpec,
} from '@orion-harness/core'

export interface ChatCompletionsServer {
  readonly url: string
  /** Paths of the requests for replies, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

interface WireBody {
  readonly messages?: readonly WireMessage[]
  readonly tools?: readonly { readonly function: ToolSpec }[]
  readonly prompt?: string
  readonly max_tokens: number
  readonly temperature?: number
  readonly stop?: readonly string[]
}

interface WireMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly content: string | null
  readonly tool_calls?: readonly {
    readonly id: string
    readonly function: { readonly name: string; readonly arguments: string }
  }[]
  readonly tool_call_id?: string
}

/** Speaks OpenAI's protocol for an engine that takes prompts: chats by its own template and parser, and completions. */
export async function serveChatCompletions(
  engine: Engine,
  template: ChatTemplate,
  parser: ToolCallParser,
): Promise<ChatCompletionsServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url: path = '' } = request
      if (path === '/v1/models') {
        const { name, contextWindow } = engine.model
        response.end(JSON.stringify({ data: [{ id: name, context_length: contextWindow }] }))
      } else if (path === '/v1/chat/completions' || path === '/v1/completions') {
        asked.push(path)
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as WireBody
        void answer(response, body)
      } else response.writeHead(404).end()
    })
  })

  async function answer(response: ServerResponse, body: WireBody): Promise<void> {
    const controller = new AbortController()
    response.once('close', () => controller.abort())
    const send = (choice: object) =>
      response.write(
        `data: ${JSON.stringify({ choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`,
      )
    const tools = (body.tools ?? []).map((tool) => tool.function)
    const { input, stop } = layOut(body, tools)
    const reader = body.messages === undefined ? undefined : parser.open({ tools, ...formatOf(template) })
    const sampling: SamplingSettings = body.temperature === undefined ? {} : { temperature: body.temperature }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    let calls = 0
    const request = { input, stop, maxTokens: body.max_tokens, sampling, signal: controller.signal }
    for await (const event of engine.generate(request)) {
      if (event.type !== 'text-delta' && event.type !== 'finish') continue
      const text = event.type === 'text-delta' ? event.text : ''
      if (reader === undefined && text !== '') send({ text })
      const parts = event.type === 'finish' ? reader?.finish(event.reason) : reader?.push(text)
      for (const part of parts ?? []) {
        if (part.type === 'text') send({ delta: { content: part.text } })
        if (part.type !== 'call') continue
        const call = { name: part.name, arguments: JSON.stringify(part.arguments) }
        send({
          delta: { tool_calls: [{ index: calls, id: `call_${calls}`, type: 'function', function: call }] },
        })
        calls += 1
      }
      if (event.type !== 'finish') continue
      if (event.error !== undefined) {
        response.end(`data: ${JSON.stringify({ error: event.error })}\n\n`)
        return
      }
      const reason = calls > 0 ? 'tool_calls' : event.reason
      send({ ...(reader === undefined ? { text: '' } : { delta: {} }), finish_reason: reason })
      const { promptTokens, completionTokens } = event.usage
      const usage = { prompt_tokens: promptTokens, completion_tokens: completionTokens }
      response.end(`data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`)
    }
  }

  function layOut(
    { messages, prompt = '', stop = [] }: WireBody,
    tools: readonly ToolSpec[],
  ): { readonly input: PromptInput; readonly stop: readonly string[] } {
    if (messages === undefined)
      return { input: { type: 'prompt', prompt: [{ kind: 'control', text: prompt }] }, stop }
    const rendered = template.render({ messages: readMessages(messages), tools, addGenerationPrompt: true })
    return { input: { type: 'prompt', prompt: rendered }, stop: [...stop, ...template.stop] }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function formatOf({ callFormat }: ChatTemplate): { readonly callFormat?: string } {
  return callFormat === null ? {} : { callFormat }
}

function readMessages(messages: readonly WireMessage[]): readonly Message[] {
  const names = new Map<string, string>()
  return messages.map((message): Message => {
    const content = message.content ?? ''
    if (message.role === 'tool') {
      const callId = message.tool_call_id ?? ''
      return { role: 'tool', callId, name: names.get(callId) ?? '', content, ok: true }
    }
    if (message.role !== 'assistant') return { role: message.role, content }
    const toolCalls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: text } }) => {
      names.set(id, name)
      return { id, name, arguments: JSON.parse(text) as JsonObject }
    })
    return { role: 'assistant', content, ...(toolCalls.length === 0 ? {} : { toolCalls }) }
  })
}

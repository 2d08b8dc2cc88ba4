import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a test server behaves; the default is well. */
export interface Behaviour {
  readonly callsTools?: boolean
  readonly heedsMaxTokens?: boolean
  readonly streams?: boolean
}

interface Body {
  readonly messages: readonly { readonly role: string; readonly content: string | null }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly max_tokens: number
}

const WINDOW = 512
const MOST_BYTES_PER_MS = 10

/** A chat server that counts to forty, or calls the first tool once for each city it is asked about. */
export async function testServer(
  behaviour: Behaviour = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { callsTools = true, heedsMaxTokens = true, streams = true } = behaviour
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      // A long prompt takes a while to read.
      setTimeout(answer, chunks.reduce((bytes, { length }) => bytes + length, 0) / MOST_BYTES_PER_MS)
    })
    const answer = () => {
      const reply = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value))
      if (request.url === '/v1/models') {
        reply(200, { data: [{ id: 'counter', context_length: WINDOW }] })
      } else if (request.url === '/v1/chat/completions') {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Body
        const text = body.messages.map(({ content }) => content ?? '').join(' ')
        const words = text.split(/\s+/u).length
        if (words > WINDOW) {
          const message = `This model's maximum context length is ${WINDOW} tokens, your prompt has ${words}.`
          reply(400, { error: { message, code: 'context_length_exceeded' } })
          return
        }
        const send = (value: object) => response.write(`data: ${JSON.stringify(value)}\n\n`)
        const tool = body.messages.at(-1)?.role === 'user' && callsTools ? body.tools?.[0] : undefined
        const cities = tool === undefined ? [] : (text.match(/Tokyo|Paris|London/gu) ?? [])
        const count = heedsMaxTokens ? Math.min(40, body.max_tokens) : 40
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        const said = cities.length > 0 ? [] : Array.from({ length: count }, (_, index) => ` ${index}`)
        for (const content of streams ? said : [said.join('')]) send({ choices: [{ delta: { content } }] })
        for (const [index, timezone] of cities.entries()) {
          const call = {
            index,
            id: `c${index}`,
            function: { name: tool?.function.name, arguments: JSON.stringify({ timezone }) },
          }
          send({ choices: [{ delta: { tool_calls: [call] } }] })
        }
        const finish_reason = cities.length > 0 ? 'tool_calls' : count < 40 ? 'length' : 'stop'
        send({ choices: [{ delta: {}, finish_reason }] })
        send({ choices: [], usage: { prompt_tokens: words, completion_tokens: Math.max(1, said.length) } })
        response.end('data: [DONE]\n\n')
      } else reply(404, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { readChatOptions } from './chat-options.ts'
import { makeAgent } from './make-agent.ts'

it('asks a server for the model that was named, with the window that was given', async () => {
  const models: unknown[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      if (request.url === '/v1/models') {
        response.end(JSON.stringify({ data: [{ id: 'first' }, { id: 'second' }] }))
      } else if (request.url === '/v1/chat/completions') {
        models.push((JSON.parse(body) as { readonly model: string }).model)
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: 'Hi.' } }] })}\n\n`)
        response.write(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\n`)
        response.end('data: [DONE]\n\n')
      } else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/v1`
  const chat = await makeAgent(
    readChatOptions(['--base-url', url, '--model', 'second', '--context', '20000', 'Hi']),
  )
  const windows: number[] = []
  chat.agent.on('context', ({ window }) => void windows.push(window))
  const { reason } = await chat.agent.run('Hi').result
  await chat.close()
  server.close()
  server.closeAllConnections()
  expect([reason, models, windows]).toEqual(['done', ['second'], [20_000]])
})

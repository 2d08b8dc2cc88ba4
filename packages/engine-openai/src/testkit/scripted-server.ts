import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request as the scripted server saw it. */
export interface SeenRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The body as JSON, or undefined. */
  readonly json: unknown
}

/** Answers one request, in whatever way a real server never should. */
export type Answer = (response: ServerResponse, request: SeenRequest) => void | Promise<void>

export interface ScriptedServer {
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** Requests that are being answered and whose connection is open. */
  busy(): number
  /** Bytes written to all connections so far. */
  bytesWritten(): number
  close(): Promise<void>
}

/** An HTTP server on a free port of this machine that answers as `route` says. */
export async function scriptedServer(route: (request: SeenRequest) => Answer): Promise<ScriptedServer> {
  const requests: SeenRequest[] = []
  const sockets = new Set<Socket>()
  let written = 0
  let busy = 0
  const server = createServer((incoming, response) => {
    busy += 1
    response.once('close', () => (busy -= 1))
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const json: unknown = text === '' ? undefined : JSON.parse(text)
      const { method = '', url = '', headers } = incoming
      const request = { method, path: url, headers, json }
      requests.push(request)
      void route(request)(response, request)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => {
      written += socket.bytesWritten
      sockets.delete(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    busy: () => busy,
    bytesWritten: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, written),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

import { gzipSync } from 'node:zlib'
import type { Answer } from './scripted-server.ts'

/** A JSON body. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(value))
  }
}

/** Any text, of any type. */
export function text(body: string, status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers)
    response.end(body)
  }
}

/** An event stream of these frames, as they are; `after` says what happens to the connection then. */
export function stream(
  frames: readonly (string | Uint8Array)[],
  options: {
    readonly after?: 'end' | 'hang' | 'reset'
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Answer {
  return async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', ...options.headers })
    response.flushHeaders()
    for (const part of frames) {
      response.write(part)
      await turn()
    }
    if (options.after === 'reset') response.destroy()
    else if (options.after !== 'hang') response.end()
  }
}

/** The same, compressed as a whole. */
export function gzipped(frames: readonly string[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
    response.end(gzipSync(frames.join('')))
  }
}

/** Never answers. */
export const hang: Answer = () => {}

/** Closes the connection before a byte was sent. */
export const reset: Answer = (response) => {
  response.destroy()
}

/** One line of `megabytes`, as fast as the reader takes it. */
export function hugeLine(megabytes: number): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const part = 'x'.repeat(1024 * 1024)
    let sent = 0
    const pump = () => {
      for (;;) {
        if (response.destroyed) return
        if (sent === megabytes) {
          response.end()
          return
        }
        sent += 1
        if (!response.write(sent === 1 ? `data: ${part}` : part)) {
          response.once('drain', pump)
          return
        }
      }
    }
    pump()
  }
}

/** A frame of an event stream. */
export function frame(payload: unknown): string {
  return `data: ${JSON.stringify(payload)}\n\n`
}

/** A chunk of `/v1/chat/completions` with this delta. */
export function chat(delta: unknown, finishReason: string | null = null): string {
  return frame({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  })
}

export const DONE = 'data: [DONE]\n\n'

/** Lets what was written go out as a packet of its own. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

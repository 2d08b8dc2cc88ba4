import { HarnessError } from '@orion-harness/core'
import { parseJson } from '../read-json.ts'
import { createLineSplitter } from './line-splitter.ts'

/** One message of a server's reply. */
export type StreamMessage =
  | { readonly type: 'payload'; readonly value: unknown }
  /** `[DONE]`, or the end of a reply that was one JSON document. */
  | { readonly type: 'done' }
  /** Something that is no message. It is left out of the reply. */
  | { readonly type: 'garbage'; readonly text: string }

/** Reads messages out of the text of a reply. */
export interface MessageReader {
  push(text: string): readonly StreamMessage[]
  end(): readonly StreamMessage[]
}

/** The longest line, or the longest document, in characters: far above any real one, far below any memory. */
export const LONGEST_LINE: number = 8 * 1024 * 1024

/** A message over more `data:` lines than this is garbage. */
const MOST_DATA_LINES = 64

/**
 * Reads an event stream, JSON lines, or one JSON document, and finds out by looking at the first character which
 * of them it is, whatever the content type says. Tolerates a missing space after `data:`, comments, `event:`
 * lines, a message over several `data:` lines, and missing blank lines.
 *
 * Messages are the same for every way of cutting the text into pushes. Throws `ENGINE_STREAM_BROKEN` on a line
 * above `limit` and `ENGINE_FAILED` on a web page.
 */
export function createMessageReader(limit: number = LONGEST_LINE): MessageReader {
  const splitter = createLineSplitter(limit, () => tooLong(limit))
  let format: 'unknown' | 'events' | 'lines' | 'document' = 'unknown'
  let pending: string[] = []
  let pendingLength = 0

  function readLine(line: string, found: StreamMessage[]): void {
    if (format === 'unknown') {
      if (line.trim() === '') return
      format = formatOf(line)
    }
    if (format === 'events') readEventLine(line, found)
    else if (format === 'lines') readJsonLine(line, found)
    else hold(line)
  }

  function readEventLine(line: string, found: StreamMessage[]): void {
    if (line === '') return flushGarbage(found)
    if (!line.startsWith('data:')) {
      if (!/^(?::|event:|id:|retry:|event$|id$|retry$|data$)/u.test(line)) {
        found.push({ type: 'garbage', text: line })
      }
      return
    }
    const data = line.startsWith(' ', 5) ? line.slice(6) : line.slice(5)
    if (data.trim() === '[DONE]') {
      flushGarbage(found)
      found.push({ type: 'done' })
      return
    }
    const text = pending.length === 0 ? data : [...pending, data].join('\n')
    const value = parseJson(text)
    if (value === undefined) {
      if (pending.length === MOST_DATA_LINES) flushGarbage(found)
      hold(data)
    } else {
      pending = []
      pendingLength = 0
      found.push({ type: 'payload', value })
    }
  }

  function readJsonLine(line: string, found: StreamMessage[]): void {
    if (line.trim() === '') return
    const value = parseJson(line)
    found.push(value === undefined ? { type: 'garbage', text: line } : { type: 'payload', value })
  }

  function hold(line: string): void {
    pending.push(line)
    pendingLength += line.length + 1
    if (pendingLength > limit) tooLong(limit)
  }

  function flushGarbage(found: StreamMessage[]): void {
    if (pending.length > 0) found.push({ type: 'garbage', text: pending.join('\n') })
    pending = []
    pendingLength = 0
  }

  return {
    push(text) {
      const found: StreamMessage[] = []
      for (const line of splitter.push(text)) readLine(line, found)
      return found
    },
    end() {
      const found: StreamMessage[] = []
      for (const line of splitter.end()) readLine(line, found)
      if (format !== 'document') {
        flushGarbage(found)
        return found
      }
      const value = parseJson(pending.join('\n'))
      if (value === undefined) flushGarbage(found)
      else found.push({ type: 'payload', value }, { type: 'done' })
      return found
    },
  }
}

function formatOf(line: string): 'events' | 'lines' | 'document' {
  const start = line.trimStart()
  if (start.startsWith('<')) {
    throw new HarnessError('ENGINE_FAILED', 'The server answered with a web page instead of a reply.', {
      hint: 'Check the base URL: it must be the API, such as http://127.0.0.1:8080/v1, not a page or a proxy.',
      data: { excerpt: start.slice(0, 200) },
    })
  }
  if (!start.startsWith('{') && !start.startsWith('[')) return 'events'
  return parseJson(line) === undefined ? 'document' : 'lines'
}

function tooLong(limit: number): never {
  throw new HarnessError('ENGINE_STREAM_BROKEN', `The server sent a line of more than ${limit} characters.`, {
    hint: 'No reply has such a line; look at what the server, or a proxy before it, sends.',
    data: { limit },
  })
}

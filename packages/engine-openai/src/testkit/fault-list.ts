import type { HarnessErrorCode } from '@orion-harness/core'
import { DONE, chat, frame, gzipped, hang, hugeLine, json, reset, stream, text } from './answers.ts'
import type { Answer } from './scripted-server.ts'

/** Something a server does wrong, and what the engine must make of it. */
export interface Fault {
  /** For people; a row of the README. */
  readonly name: string
  readonly answer: Answer
  /** The code of the error, or `none` when the reply is good all the same. */
  readonly code: HarnessErrorCode | 'none'
  /** The request is sent again. */
  readonly isRetried: boolean
  /** What is kept of the reply. */
  readonly text: string
  /** Both limits on waiting, in milliseconds, where the fault is a delay. */
  readonly patienceMs?: number
}

const hello = chat({ role: 'assistant', content: 'Hello' })
const stop = chat({}, 'stop')
const body = (message: string, more: object = {}) => ({ error: { message, ...more } })

const patienceMs = 500

/** Everything the engine is tested against, with a server that is there. */
export const faults: readonly Fault[] = [
  { ...fault('hangs before the headers', hang, 'ENGINE_TIMEOUT', false), patienceMs },
  { ...fault('sends headers and hangs', stream([], { after: 'hang' }), 'ENGINE_TIMEOUT', false), patienceMs },
  {
    ...fault('hangs in mid-stream', stream([hello], { after: 'hang' }), 'ENGINE_TIMEOUT', false, 'Hello'),
    patienceMs,
  },
  fault('hangs after the finish reason', stream([hello, stop], { after: 'hang' }), 'none', false, 'Hello'),
  fault('closes the connection before it answers', reset, 'ENGINE_UNREACHABLE', true),
  fault('resets before the first token', stream([], { after: 'reset' }), 'ENGINE_STREAM_BROKEN', true),
  fault('resets in mid-stream', stream([hello], { after: 'reset' }), 'ENGINE_STREAM_BROKEN', false, 'Hello'),
  fault('resets after the finish reason', stream([hello, stop], { after: 'reset' }), 'none', false, 'Hello'),
  fault(
    'ends without a finish reason and without `[DONE]`',
    stream([hello]),
    'ENGINE_STREAM_BROKEN',
    false,
    'Hello',
  ),
  fault('ends without a finish reason', stream([hello, DONE]), 'none', false, 'Hello'),
  fault('ends without `[DONE]`', stream([hello, stop]), 'none', false, 'Hello'),
  fault('ends before it said anything', stream([]), 'ENGINE_STREAM_BROKEN', true),
  fault(
    'reports an error before the first token',
    stream([frame(body('out of slots'))]),
    'ENGINE_FAILED',
    true,
  ),
  fault(
    'reports an error in mid-stream',
    stream([hello, frame(body('out of slots'))]),
    'ENGINE_FAILED',
    false,
    'Hello',
  ),
  fault(
    'sends only garbage',
    text('%PDF-1.7 \u0000\u0001 this is no reply', 200),
    'ENGINE_STREAM_BROKEN',
    true,
  ),
  fault(
    'sends garbage between good messages',
    stream([hello, 'data: {"cho\n\n', 'oops\n', stop]),
    'none',
    false,
    'Hello',
  ),
  fault('sends a line of 100 MB', hugeLine(100), 'ENGINE_STREAM_BROKEN', false),
  fault(
    'sends a web page',
    text('<!doctype html><title>Router</title>', 200, { 'content-type': 'text/html' }),
    'ENGINE_FAILED',
    false,
  ),
  fault(
    'sends the stream as `text/plain`',
    text(hello + stop + DONE, 200, { 'content-type': 'text/plain' }),
    'none',
    false,
    'Hello',
  ),
  fault(
    'ignores `stream` and sends one JSON document',
    json({ choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] }),
    'none',
    false,
    'Hello',
  ),
  fault('compresses the stream with gzip', gzipped([hello, stop, DONE]), 'none', false, 'Hello'),
  fault(
    'says gzip and sends none',
    text(hello, 200, { 'content-encoding': 'gzip' }),
    'ENGINE_STREAM_BROKEN',
    true,
  ),
  fault(
    '400 with a prompt that is too long',
    json(
      body('request (9412 tokens) exceeds the available context size (8192 tokens), try increasing it', {
        code: 400,
        type: 'exceed_context_size_error',
        n_prompt_tokens: 9412,
        n_ctx: 8192,
      }),
      400,
    ),
    'CONTEXT_OVERFLOW',
    false,
  ),
  fault('400 with a message', json(body('"temperature" must be a number'), 400), 'ENGINE_FAILED', false),
  fault('400 without a body', text('', 400), 'ENGINE_FAILED', false),
  fault(
    '401 with a body',
    json(body('Invalid API Key', { code: 'invalid_api_key' }), 401),
    'ENGINE_UNAUTHORIZED',
    false,
  ),
  fault('401 without a body', text('', 401), 'ENGINE_UNAUTHORIZED', false),
  fault(
    '404 about the model',
    json(body('model "m" not found, try pulling it first'), 404),
    'MODEL_NOT_FOUND',
    false,
  ),
  fault('404 without a body', text('', 404), 'ENGINE_UNSUPPORTED', false),
  fault(
    '429 with `retry-after`',
    json(body('Rate limit reached'), 429, { 'retry-after': '0' }),
    'ENGINE_BUSY',
    true,
  ),
  fault(
    '429 that asks for a long wait',
    json(body('Rate limit reached'), 429, { 'retry-after': '3600' }),
    'ENGINE_BUSY',
    false,
  ),
  fault('429 without a body', text('', 429), 'ENGINE_BUSY', true),
  fault('500 with a body', json(body('something broke'), 500), 'ENGINE_FAILED', true),
  fault('500 without a body', text('', 500), 'ENGINE_FAILED', true),
  fault(
    '500 with a web page',
    text('<html>Bad gateway</html>', 502, { 'content-type': 'text/html' }),
    'ENGINE_FAILED',
    true,
  ),
  fault(
    '500 for tools it does not take',
    json(body('tools param requires --jinja flag'), 500),
    'ENGINE_UNSUPPORTED',
    false,
  ),
  fault(
    '500 out of memory',
    json(body('model requires more system memory (9 GiB) than is available'), 500),
    'ENGINE_OUT_OF_MEMORY',
    false,
  ),
  fault('503 with a body', json(body('no slot available'), 503), 'ENGINE_BUSY', true),
  fault('503 without a body', text('', 503), 'ENGINE_BUSY', true),
  {
    ...fault(
      '503 while the model loads',
      json(body('Loading model', { code: 503, type: 'unavailable_error' }), 503, { 'retry-after': '0.1' }),
      'ENGINE_BUSY',
      true,
    ),
    patienceMs,
  },
]

function fault(name: string, answer: Answer, code: Fault['code'], isRetried: boolean, kept = ''): Fault {
  return { name, answer, code, isRetried, text: kept }
}

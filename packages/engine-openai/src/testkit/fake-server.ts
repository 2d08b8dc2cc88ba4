import type { ServerResponse } from 'node:http'
import { DONE, chat, frame, json, turn } from './answers.ts'
import { fakeReply, fakeTokens } from './fake-model.ts'
import { createFakeVocabulary } from './fake-vocabulary.ts'
import { scriptedServer } from './scripted-server.ts'
import type { Answer, ScriptedServer, SeenRequest } from './scripted-server.ts'

/** The answers to the questions of discovery, by path. */
export type DiscoveryFixture = Readonly<Record<string, unknown>>

interface Asked {
  readonly prompt: string
  readonly tokens: readonly string[]
  readonly maxTokens: number
  readonly seed: number
  readonly stop: readonly string[]
  readonly isSchema: boolean
  readonly tool: string | undefined
}

/** Prompts are read at this many tokens a millisecond. */
const PREFILL_SPEED = 40

/**
 * A server that answers discovery from a fixture and generates as its orders say: OpenAI's protocol with
 * llama-server's tokenizer and numbers, or Ollama's own. One generation runs at a time for each of `slots`.
 */
export async function fakeServer(
  discovery: DiscoveryFixture,
  options: { readonly window: number },
): Promise<ScriptedServer> {
  const vocabulary = createFakeVocabulary()
  let cached: readonly string[] = []

  function overflow(asked: Asked): Answer | undefined {
    const { window } = options
    if (asked.tokens.length < window) return undefined
    const message = `request (${asked.tokens.length} tokens) exceeds the available context size (${window} tokens), try increasing it`
    const error = {
      code: 400,
      message,
      type: 'exceed_context_size_error',
      n_prompt_tokens: asked.tokens.length,
      n_ctx: window,
    }
    return json({ error }, 400)
  }

  function generate(asked: Asked, write: Writer): Answer {
    return async (response) => {
      const reused = sharedPrefix(cached, asked.tokens)
      cached = asked.tokens
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      for (let read = reused; read < asked.tokens.length; read += PREFILL_SPEED) {
        await turn()
        if (asked.tokens.length > 1_000) await new Promise((resolve) => setTimeout(resolve, 1))
        if (response.destroyed) return
      }
      const reply = fakeReply(asked.prompt, asked.seed, asked.isSchema)
      const stopped = untilStop(reply.text, asked.stop)
      let produced = 0
      for (const [kind, said] of [
        ['reasoning', reply.reasoning],
        ['text', stopped],
      ] as const) {
        for (const token of fakeTokens(said)) {
          if (produced === asked.maxTokens) break
          produced += 1
          write.token(response, kind, token, produced)
          if (produced % 8 === 0) await turn()
          if (response.destroyed) return
        }
      }
      const isCut = produced === asked.maxTokens
      const calls = asked.tool === undefined ? [] : reply.calls
      if (!isCut) calls.forEach((args, index) => write.call(response, asked.tool ?? '', args, index))
      write.end(response, isCut ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop', {
        prompt: asked.tokens.length,
        reused,
        produced,
      })
    }
  }

  return scriptedServer((request) => {
    const path = request.path.split('?')[0] ?? ''
    if (request.method === 'GET' || path === '/api/show') {
      return path in discovery ? json(discovery[path]) : json({ error: { message: 'Not found' } }, 404)
    }
    if (path === '/tokenize') return json(vocabulary.tokenize(request.json))
    const asked = readAsked(request, (id) => vocabulary.spell(id))
    return overflow(asked) ?? generate(asked, path.startsWith('/api/') ? ollamaWriter : openAIWriter(path))
  })
}

interface Writer {
  token(response: ServerResponse, kind: 'reasoning' | 'text', text: string, produced: number): void
  call(response: ServerResponse, name: string, args: string, index: number): void
  end(
    response: ServerResponse,
    reason: string,
    counts: Readonly<Record<'prompt' | 'reused' | 'produced', number>>,
  ): void
}

function openAIWriter(path: string): Writer {
  const isChat = path.endsWith('/chat/completions')
  return {
    token(response, kind, text, produced) {
      const timings = { prompt_n: 1, predicted_n: produced }
      const delta = { [kind === 'text' ? 'content' : 'reasoning_content']: text }
      const choice = isChat
        ? { index: 0, delta, finish_reason: null }
        : { index: 0, text, finish_reason: null }
      response.write(frame({ choices: [choice], timings }))
    },
    call(response, name, args, index) {
      response.write(
        chat({
          tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: '' } }],
        }),
      )
      for (const part of args.match(/[\s\S]{1,5}/gu) ?? []) {
        response.write(chat({ tool_calls: [{ index, function: { arguments: part } }] }))
      }
    },
    end(response, reason, { prompt, reused, produced }) {
      const choice = isChat
        ? { index: 0, delta: {}, finish_reason: reason }
        : { index: 0, text: '', finish_reason: reason }
      response.write(frame({ choices: [choice] }))
      const usage = {
        prompt_tokens: prompt,
        completion_tokens: produced,
        total_tokens: prompt + produced,
        prompt_tokens_details: { cached_tokens: reused },
      }
      response.write(frame({ choices: [], usage }))
      response.end(DONE)
    },
  }
}

const ollamaWriter: Writer = {
  token(response, kind, text) {
    const message =
      kind === 'text'
        ? { role: 'assistant', content: text }
        : { role: 'assistant', content: '', thinking: text }
    response.write(
      `${JSON.stringify({ model: 'm', message, response: kind === 'text' ? text : '', done: false })}\n`,
    )
  },
  call(response, name, args) {
    const call = { function: { name, arguments: JSON.parse(args) as unknown } }
    response.write(
      `${JSON.stringify({ message: { role: 'assistant', content: '', tool_calls: [call] }, done: false })}\n`,
    )
  },
  end(response, reason, { prompt, produced }) {
    const message = { role: 'assistant', content: '' }
    const done_reason = reason === 'length' ? 'length' : 'stop'
    const counts = {
      prompt_eval_count: prompt,
      prompt_eval_duration: 1_000,
      eval_count: produced,
      eval_duration: 1_000,
    }
    response.end(`${JSON.stringify({ message, done: true, done_reason, ...counts })}\n`)
  },
}

interface WireBody {
  readonly prompt?: string | readonly number[]
  readonly messages?: readonly { readonly content: string | null }[]
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly seed?: number
  readonly stop?: readonly string[]
  readonly response_format?: unknown
  readonly json_schema?: unknown
  readonly format?: unknown
  readonly options?: {
    readonly num_predict?: number
    readonly seed?: number
    readonly stop?: readonly string[]
  }
}

function readAsked(request: SeenRequest, spell: (id: number) => string): Asked {
  const body = request.json as WireBody
  const { prompt, messages = [], options } = body
  const tokens =
    typeof prompt === 'object'
      ? prompt.map(spell)
      : fakeTokens(prompt ?? messages.map(({ content }) => content ?? '').join('\n'))
  return {
    prompt: tokens.join(''),
    tokens,
    maxTokens: body.max_tokens ?? body.max_completion_tokens ?? options?.num_predict ?? 16,
    seed: body.seed ?? options?.seed ?? Math.floor(Math.random() * 1_000),
    stop: body.stop ?? options?.stop ?? [],
    isSchema: (body.response_format ?? body.json_schema ?? body.format) !== undefined,
    tool: body.tools?.[0]?.function.name,
  }
}

function sharedPrefix(left: readonly string[], right: readonly string[]): number {
  const different = right.findIndex((token, index) => left[index] !== token)
  return different === -1 ? Math.max(0, right.length - 1) : different
}

function untilStop(said: string, stop: readonly string[]): string {
  const ends = stop.map((string) => said.indexOf(string)).filter((index) => index >= 0)
  return ends.length === 0 ? said : said.slice(0, Math.min(...ends))
}

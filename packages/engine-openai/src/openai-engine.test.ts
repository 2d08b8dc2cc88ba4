import { describe, expect, it } from 'vitest'
import { openaiEngine } from './openai-engine.ts'
import { DONE, chat, frame, json, stream } from './testkit/answers.ts'
import { ask, askWith, eventsOf, finishOf } from './testkit/collect-run.ts'
import { discoveryFixture } from './testkit/fake-fixture.ts'
import { fakeServer } from './testkit/fake-server.ts'
import type { Answer } from './testkit/scripted-server.ts'
import { bodyOf, requestsOf, withAnswers } from './testkit/with-server.ts'

const good = stream([chat({ content: 'Hi' }), chat({}, 'stop'), DONE])
describe('a generation', () => {
  it('sends the key to the server and never to anybody else', async () => {
    const apiKey = 'sk-this-is-secret'
    const echo = json({ error: { message: `bad key ${apiKey}` } }, 400)
    await withAnswers([echo], { apiKey, headers: { 'x-team': 'also-secret' } }, async (engine, seen) => {
      const { error } = await finishOf(engine, ask('Hello'))
      expect(seen()[0]?.headers).toMatchObject({ authorization: `Bearer ${apiKey}`, 'x-team': 'also-secret' })
      expect([error?.message, error?.hint, JSON.stringify(error), String(error?.cause)].join()).not.toMatch(
        /secret/u,
      )
      expect(error?.message).toContain('[redacted]')
    })
  })

  it('is sent again before the first token, after the wait the server asks for', async () => {
    const busy = json({ error: { message: 'busy' } }, 503, { 'retry-after-ms': '300' })
    await withAnswers([busy, busy, good], {}, async (engine, seen) => {
      const events = await eventsOf(engine, ask('Hello'))
      expect(seen()).toHaveLength(3)
      expect(events.map(({ type }) => type)).toEqual(['warning', 'warning', 'text-delta', 'finish'])
      expect(JSON.stringify(events[0])).toContain('Trying again in 0.3 s.')
    })
  })

  it('is aborted while it waits to be sent again', async () => {
    const busy = json({ error: { message: 'busy' } }, 503, { 'retry-after': '20' })
    await withAnswers([busy], {}, async (engine) => {
      const signal = AbortSignal.timeout(30)
      expect((await finishOf(engine, ask('Hello', { signal }))).reason).toBe('aborted')
    })
  })

  it('waits for a model that loads, without using up an attempt', async () => {
    const loading = json({ error: { message: 'Loading model' } }, 503, { 'retry-after-ms': '1' })
    await withAnswers([loading, loading, loading, good], { retries: { count: 0 } }, async (engine) => {
      expect((await finishOf(engine, ask('Hello'))).reason).toBe('stop')
    })
  })

  it('leaves out a field that a strict server refuses by name, and remembers it', async () => {
    const refuse: Answer = (response, request) => {
      const field = ['stream_options', 'seed'].find((name) => name in bodyOf(request))
      const answer = field === undefined ? good : json({ error: { message: `Extra inputs: ${field}` } }, 422)
      return answer(response, request)
    }
    await withAnswers([refuse], {}, async (engine, seen) => {
      const request = ask('Hello', { sampling: { seed: 1 } })
      const first = await eventsOf(engine, request)
      const second = await eventsOf(engine, request)
      expect(first.map((event) => (event.type === 'warning' ? event.code : event.type))).toEqual([
        'field-refused',
        'field-refused',
        'text-delta',
        'finish',
      ])
      expect(second.map(({ type }) => type)).toEqual(['text-delta', 'finish'])
      expect(seen()).toHaveLength(4)
    })
  })

  it('names no seed where the server has refused it', async () => {
    const refuse: Answer = (response, request) => {
      const answer =
        'seed' in bodyOf(request) ? json({ error: { message: 'Extra inputs: seed' } }, 422) : good
      return answer(response, request)
    }
    await withAnswers([refuse], { supports: { seed: true } }, async (engine, seen) => {
      const first = await finishOf(engine, ask('Hello', { sampling: { seed: 7 } }))
      const second = await finishOf(engine, ask('Hello'))
      expect(seen().map((request) => bodyOf(request)['seed'])).toEqual([7, undefined, undefined])
      expect([first.seed, second.seed]).toEqual([undefined, undefined])
    })
  })

  it('names the seed that the fields of the user hold', async () => {
    await withAnswers([good], { supports: { seed: true }, body: { seed: 42 } }, async (engine, seen) => {
      const { seed } = await finishOf(engine, ask('Hello', { sampling: { seed: 7 } }))
      expect([bodyOf(seen()[0])['seed'], seed]).toEqual([42, 42])
    })
    const body = { seed: 1, options: { seed: 42 } }
    await requestsOf('ollama', { body }, async (engine) => {
      expect((await finishOf(engine, ask('Hello'))).seed).toBe(42)
    })
  })

  it('finishes as tool-calls when the server says stop and sent calls', async () => {
    const call = chat({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }] })
    await withAnswers([stream([call, chat({}, 'stop'), DONE])], {}, async (engine) => {
      expect((await finishOf(engine, askWith([], 'Hello'))).reason).toBe('tool-calls')
    })
  })

  it('says when the server has cut the prompt', async () => {
    const cut = stream([
      chat({ content: 'Hi' }),
      chat({}, 'stop'),
      frame({ usage: { prompt_tokens: 100, completion_tokens: 1 } }),
      DONE,
    ])
    await withAnswers([cut], {}, async (engine) => {
      const codes = async (content: string) =>
        (await eventsOf(engine, ask(content))).flatMap((event) =>
          event.type === 'warning' ? [event.code] : [],
        )
      expect(await codes('word '.repeat(200))).toEqual(['prompt-cut'])
      expect(await codes('word '.repeat(90))).toEqual([])
    })
  })

  it('says the doubts of discovery once', async () => {
    const server = await fakeServer(discoveryFixture('unknown'), { window: 4096 })
    const engine = await openaiEngine({ baseUrl: server.url })
    const codes = async () =>
      (await eventsOf(engine, ask('Hello'))).flatMap((event) =>
        event.type === 'warning' ? [event.code] : [],
      )
    expect([await codes(), await codes()]).toEqual([['window-assumed'], []])
    await server.close()
  })

  it('names the window that an overflow names', async () => {
    const message =
      "This model's maximum context length is 2048 tokens. However, you requested 3000 tokens (2900 in the messages, 100 in the completion)."
    await withAnswers(
      [json({ error: { message, code: 'context_length_exceeded' } }, 400)],
      {},
      async (engine) => {
        const { error } = await finishOf(engine, ask('Hello'))
        expect(error).toMatchObject({
          code: 'CONTEXT_OVERFLOW',
          data: { promptTokens: 3000, contextWindow: 2048 },
        })
      },
    )
  })

  it('estimates tokens when the server reports none, and says that it does', async () => {
    await withAnswers([good], {}, async (engine) => {
      const { usage } = await finishOf(engine, ask('Hello'))
      expect(usage).toMatchObject({ completionTokens: 1, exact: false })
      expect(usage.promptTokens).toBeGreaterThan(0)
    })
  })

  it('waits in order for a slot, and leaves the queue when it is aborted', async () => {
    const slow: Answer = (response, request) => {
      setTimeout(() => void good(response, request), 40)
    }
    await withAnswers([slow], { concurrency: 1 }, async (engine, seen) => {
      const controller = new AbortController()
      const first = finishOf(engine, ask('first'))
      const second = finishOf(engine, ask('second', { signal: controller.signal }))
      const third = finishOf(engine, ask('third'))
      setTimeout(() => controller.abort(), 10)
      const reasons = (await Promise.all([first, second, third])).map(({ reason }) => reason)
      expect(reasons).toEqual(['stop', 'aborted', 'stop'])
      expect(seen()).toHaveLength(2)
    })
  })
})

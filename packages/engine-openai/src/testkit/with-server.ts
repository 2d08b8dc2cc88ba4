import type { Engine } from '@orion-harness/core'
import { openaiEngine } from '../openai-engine.ts'
import type { OpenAIEngineOptions } from '../options.ts'
import { json } from './answers.ts'
import { discoveryFixture } from './fake-fixture.ts'
import { fakeServer } from './fake-server.ts'
import { scriptedServer } from './scripted-server.ts'
import type { Answer, SeenRequest } from './scripted-server.ts'

/** Runs `act` with the engine on a fake server of `kind`; gives the requests for replies that were made. */
export async function requestsOf(
  kind: string,
  options: Partial<OpenAIEngineOptions>,
  act: (engine: Engine) => Promise<unknown>,
): Promise<readonly SeenRequest[]> {
  const server = await fakeServer(discoveryFixture(kind), { window: 4096 })
  const engine = await openaiEngine({ baseUrl: server.url, retries: { count: 0 }, ...options })
  await act(engine)
  await engine.close()
  await server.close()
  return server.requests.filter(({ method, path }) => method === 'POST' && !/tokenize|show/u.test(path))
}

/** Runs `act` with the engine on a server that answers the requests for replies with `answers`, one after the other. */
export async function withAnswers<Result>(
  answers: readonly Answer[],
  options: Partial<OpenAIEngineOptions>,
  act: (engine: Engine, seen: () => readonly SeenRequest[]) => Promise<Result>,
): Promise<Result> {
  let next = 0
  const fixture = discoveryFixture('unknown')
  const server = await scriptedServer(({ method, path }) => {
    if (method === 'GET') return path in fixture ? json(fixture[path]) : json({}, 404)
    next += 1
    return answers[Math.min(next, answers.length) - 1] ?? json({}, 500)
  })
  const engine = await openaiEngine({ baseUrl: server.url, contextWindow: 4096, ...options })
  try {
    return await act(engine, () => server.requests.filter(({ method }) => method === 'POST'))
  } finally {
    await engine.close()
    await server.close()
  }
}

/** The body of a request. */
export function bodyOf(request: SeenRequest | undefined): Readonly<Record<string, unknown>> {
  return request?.json as Readonly<Record<string, unknown>>
}

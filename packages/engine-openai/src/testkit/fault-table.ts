import type { EngineEvent, FinishEvent } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import { openaiEngine } from '../openai-engine.ts'
import type { Fault } from './fault-list.ts'
import { discoveryFixture } from './fake-fixture.ts'
import { json } from './answers.ts'
import { scriptedServer } from './scripted-server.ts'

/** What was seen when the engine met a fault. */
export interface FaultRow {
  readonly name: string
  readonly code: string
  readonly hint: string
  readonly isRetried: boolean
  readonly text: string
  readonly events: readonly EngineEvent[]
  readonly bytesWritten: number
}

const quick = {
  model: 'default',
  api: 'chat',
  contextWindow: 4096,
  apiKey: 'sk-very-secret-key',
  timeouts: { connectMs: 2_000, firstTokenMs: 150, stallMs: 150 },
  retries: { count: 1, backoffMs: 1 },
} as const

/** Runs one generation against a server that does `fault` every time. */
export async function meetFault(fault: Fault): Promise<FaultRow> {
  const discovery = discoveryFixture('unknown')
  const server = await scriptedServer((request) =>
    request.method === 'GET'
      ? json(discovery[request.path] ?? {}, request.path in discovery ? 200 : 404)
      : fault.answer,
  )
  const engine = await openaiEngine({ ...quick, baseUrl: server.url })
  const events: EngineEvent[] = []
  try {
    const messages = [{ role: 'user', content: 'Hello' }] as const
    const input = { type: 'messages', messages, tools: [] } as const
    for await (const event of engine.generate({ input, stop: [], maxTokens: 64, sampling: {} }))
      events.push(event)
    const finish = events.findLast((event): event is FinishEvent => event.type === 'finish')
    return {
      name: fault.name,
      code: finish?.error?.code ?? 'none',
      hint: finish?.error?.hint ?? '',
      isRetried: server.requests.filter(({ method }) => method === 'POST').length > 1,
      text: events.map((event) => (event.type === 'text-delta' ? event.text : '')).join(''),
      events,
      bytesWritten: server.bytesWritten(),
    }
  } finally {
    await engine.close()
    await server.close()
  }
}

/** What the engine makes of an address where nothing listens. */
export async function meetNobody(): Promise<Pick<FaultRow, 'name' | 'code' | 'hint' | 'isRetried' | 'text'>> {
  const server = await scriptedServer(() => json({}))
  await server.close()
  try {
    await openaiEngine({ ...quick, baseUrl: server.url })
    throw new TypeError('There is a server where none should be.')
  } catch (error) {
    if (!isHarnessError(error)) throw error
    const hint = (error.hint ?? '').replace(server.url, 'http://127.0.0.1:8080')
    return { name: 'refuses the connection', code: error.code, hint, isRetried: false, text: '' }
  }
}

/** The table of the README. */
export function faultTable(
  rows: readonly Pick<FaultRow, 'name' | 'code' | 'hint' | 'isRetried' | 'text'>[],
): string {
  const lines = rows.map(({ name, code, hint, isRetried, text }) => {
    const cells = [
      name,
      code === 'none' ? 'good reply' : `\`${code}\``,
      isRetried ? 'yes' : 'no',
      text === '' ? '' : 'yes',
      hint,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| The server … | Code | Sent again | Text kept | Hint |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

/** `readme` with the table between its two markers replaced. */
export function withFaultTable(readme: string, table: string): string {
  return readme.replace(
    /(<!-- faults -->\n\n)[\s\S]*?(\n\n<!-- \/faults -->)/u,
    (_, start: string, end: string) => start + table + end,
  )
}

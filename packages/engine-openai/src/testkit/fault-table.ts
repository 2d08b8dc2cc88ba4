import type { EngineEvent, FinishEvent } from '@orion-harness/core'
import { openaiEngine } from '../openai-engine.ts'
import type { Fault } from './fault-list.ts'
import { discoveryFixture } from './fake-fixture.ts'
import { json } from './answers.ts'
import { scriptedServer } from './scripted-server.ts'
import type { Answer, ScriptedServer } from './scripted-server.ts'

/** What was seen when the engine met a fault. */
export interface FaultRow {
  readonly name: string
  readonly code: string
  readonly hint: string
  readonly isRetried: boolean
  readonly text: string
  readonly events: readonly EngineEvent[]
  /** Requests for a reply that reached the server. */
  readonly requests: number
  readonly bytesWritten: number
}

const quick = {
  model: 'default',
  api: 'chat',
  contextWindow: 4096,
  apiKey: 'sk-very-secret-key',
  retries: { count: 1, backoffMs: 1 },
} as const

/** Long enough for a busy machine; a fault that is a delay has its own. */
const PATIENCE_MS = 8_000

/** Runs one generation against a server that does `fault` every time. */
export function meetFault(fault: Fault): Promise<FaultRow> {
  return meet(fault.name, fault.answer, fault.patienceMs ?? PATIENCE_MS, async () => {})
}

/** Runs one generation after the server has gone. */
export function meetNobody(): Promise<FaultRow> {
  return meet('refuses the connection', json({}), PATIENCE_MS, (server) => server.close())
}

async function meet(
  name: string,
  answer: Answer,
  patienceMs: number,
  before: (server: ScriptedServer) => Promise<void>,
): Promise<FaultRow> {
  const discovery = discoveryFixture('unknown')
  const server = await scriptedServer(({ method, path }) => {
    if (method !== 'GET') return answer
    return path in discovery ? json(discovery[path]) : json({}, 404)
  })
  const engine = await openaiEngine({
    ...quick,
    baseUrl: server.url,
    timeouts: { firstTokenMs: patienceMs, stallMs: patienceMs },
  })
  await before(server)
  const events: EngineEvent[] = []
  const messages = [{ role: 'user', content: 'Hello' }] as const
  const input = { type: 'messages', messages, tools: [] } as const
  for await (const event of engine.generate({ input, stop: [], maxTokens: 64, sampling: {} }))
    events.push(event)
  await engine.close()
  await server.close()
  const finish = events.findLast((event): event is FinishEvent => event.type === 'finish')
  return {
    name,
    code: finish?.error?.code ?? 'none',
    hint: (finish?.error?.hint ?? '').replace(server.url, 'http://127.0.0.1:8080'),
    isRetried: events.some(
      (event) => event.type === 'warning' && (event.code === 'retry' || event.code === 'model-loading'),
    ),
    text: events.map((event) => (event.type === 'text-delta' ? event.text : '')).join(''),
    events,
    requests: server.requests.filter(({ method }) => method === 'POST').length,
    bytesWritten: server.bytesWritten(),
  }
}

/** The table of the README. */
export function faultTable(
  rows: readonly Pick<FaultRow, 'name' | 'code' | 'hint' | 'isRetried' | 'text'>[],
): string {
  const head = ['The server …', 'Code', 'Sent again', 'Text kept', 'Hint']
  const body = rows.map(({ name, code, hint, isRetried, text }) => [
    name,
    code === 'none' ? 'good reply' : `\`${code}\``,
    isRetried ? 'yes' : 'no',
    text === '' ? '' : 'yes',
    hint,
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[], fill: string) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`
  return [line(head, ' '), line([], '-'), ...body.map((cells) => line(cells, ' '))].join('\n')
}

/** `readme` with the table between its two markers replaced. */
export function withFaultTable(readme: string, table: string): string {
  return readme.replace(
    /(<!-- faults -->\n)[\s\S]*?(<!-- \/faults -->)/u,
    (_, start: string, end: string) => `${start}\n${table}\n\n${end}`,
  )
}

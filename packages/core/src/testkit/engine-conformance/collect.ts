import type { Engine } from '../../contract/engine.ts'
import type {
  EngineEvent,
  EngineReasoningEvent,
  EngineTextEvent,
  EngineToolCallEvent,
  FinishEvent,
} from '../../contract/engine-event.ts'
import type { GenerateRequest } from '../../contract/generate-request.ts'
import { isHarnessError } from '../../contract/error.ts'
import type { HarnessError } from '../../contract/error.ts'
import { expect, fail, show } from './expect.ts'

/** Everything one generation gave. */
export interface Collected {
  /** Every event in order, also those after a `finish`. */
  readonly events: readonly EngineEvent[]
  readonly texts: readonly EngineTextEvent[]
  readonly reasonings: readonly EngineReasoningEvent[]
  readonly calls: readonly EngineToolCallEvent[]
  /** All text deltas, joined. */
  readonly text: string
  /** The first `finish`, or undefined when none came. */
  readonly finish: FinishEvent | undefined
  /** What the call threw before its first event. */
  readonly refused: HarnessError | undefined
}

/** A generation that ended by the contract. */
export interface Finished extends Collected {
  readonly finish: FinishEvent
}

/**
 * Runs one generation to the end of its iteration. Fails when it throws after the first event, or throws anything
 * but a `HarnessError` before it. `onEvent` sees each event before the next one is asked for.
 */
export async function collect(
  engine: Engine,
  request: GenerateRequest,
  onEvent: (event: EngineEvent, index: number) => void | Promise<void> = () => {},
): Promise<Collected> {
  const events: EngineEvent[] = []
  let refused: HarnessError | undefined
  try {
    for await (const event of engine.generate(request)) {
      events.push(event)
      await onEvent(event, events.length - 1)
    }
  } catch (error) {
    if (events.length > 0) fail(`threw after ${events.length} events: ${String(error)}`)
    if (!isHarnessError(error)) fail(`threw something that is no HarnessError: ${String(error)}`)
    refused = error
  }
  const texts = events.filter((event) => event.type === 'text-delta')
  return {
    events,
    texts,
    reasonings: events.filter((event) => event.type === 'reasoning-delta'),
    calls: events.filter((event) => event.type === 'tool-call'),
    text: texts.map((event) => event.text).join(''),
    finish: events.find((event) => event.type === 'finish'),
    refused,
  }
}

/** Runs one generation that must end with a `finish` whose reason is one of `reasons`. */
export async function collectFinished(
  engine: Engine,
  request: GenerateRequest,
  reasons: readonly FinishEvent['reason'][] = ['stop', 'length', 'tool-calls'],
  onEvent?: (event: EngineEvent, index: number) => void | Promise<void>,
): Promise<Finished> {
  const collected = await collect(engine, request, onEvent)
  const { finish, refused } = collected
  if (refused !== undefined) fail(`refused with ${refused.code}: ${refused.message}`)
  expect(finish !== undefined, `no finish; the events were ${show(collected.events.map(({ type }) => type))}`)
  expect(
    reasons.includes(finish.reason),
    `expected a finish by ${reasons.join(' or ')}, got ${finish.reason}${finish.error === undefined ? '' : ` (${finish.error.code}: ${finish.error.message})`}`,
  )
  return { ...collected, finish }
}

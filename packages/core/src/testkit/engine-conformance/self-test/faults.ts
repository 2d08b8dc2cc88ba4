import type { Engine } from '../../../contract/engine.ts'
import type { EngineEvent, FinishEvent } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import type { GenerateRequest } from '../../../contract/generate-request.ts'

/** An engine broken in one way, and the case that must notice. */
export interface Fault {
  readonly name: string
  readonly caughtBy: string
  breakEngine(engine: Engine): Engine
}

/** `engine` with every request changed before it sees it. */
export function withRequest(change: (request: GenerateRequest) => GenerateRequest): Fault['breakEngine'] {
  return (engine) => ({ ...engine, generate: (request) => engine.generate(change(request)) })
}

/** `engine` with every event replaced by none, one or more. `seen` counts the events of one generation. */
export function withEvents(
  change: (event: EngineEvent, seen: number, request: GenerateRequest) => readonly EngineEvent[],
): Fault['breakEngine'] {
  return (engine) => ({
    ...engine,
    async *generate(request) {
      let seen = 0
      for await (const event of engine.generate(request)) {
        yield* change(event, seen, request)
        seen += 1
      }
    },
  })
}

/** `engine` with every finish changed. */
export function withFinish(
  change: (finish: FinishEvent, request: GenerateRequest) => FinishEvent,
): Fault['breakEngine'] {
  return withEvents((event, _, request) => [event.type === 'finish' ? change(event, request) : event])
}

/** `engine` with the text of every delta changed; an empty text is left out. */
export function withText(change: (text: string) => string): Fault['breakEngine'] {
  return withEvents((event) => {
    if (event.type !== 'text-delta') return [event]
    const text = change(event.text)
    return text === '' ? [] : [{ ...event, text }]
  })
}

/** `engine` whose generations all fail with `code`. */
export function refusing(code: HarnessError['code']): Fault['breakEngine'] {
  return (engine) => ({
    ...engine,
    async *generate() {
      yield* []
      throw new HarnessError(code, 'broken on purpose')
    },
  })
}

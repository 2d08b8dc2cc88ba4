import type { Engine, EngineSupports } from '../../contract/engine.ts'
import type { EngineEvent } from '../../contract/engine-event.ts'
import { HarnessError } from '../../contract/error.ts'
import type { GenerateRequest } from '../../contract/generate-request.ts'
import { waitUnlessAborted } from '../wait-unless-aborted.ts'
import { readRecording } from './read-recording.ts'
import type { RecordedGeneration } from './read-recording.ts'
import { errorOf, recordedRequest } from './recording.ts'
import type { RecordedEvent } from './recording.ts'

export interface ReplayEngineOptions {
  /** `recorded` waits between events as long as it took then; `none`, the default, does not wait. */
  readonly timing?: 'none' | 'recorded'
  /**
   * Which recorded reply a request gets: `request`, the default, the first one left to a request that says the
   * same; `order` the next one, whatever is asked.
   */
  readonly match?: 'request' | 'order'
}

/**
 * An engine that says again what a recording of `recordEngine` holds, event by event. Each recorded reply is given
 * once. A request or a count that was not recorded fails with `ENGINE_FAILED`: nothing is made up. An aborted or
 * closed replay ends as aborted, with the tokens given so far.
 *
 * Throws `OPTION_INVALID` on a recording that cannot be read.
 */
export function replayEngine(recording: string, options: ReplayEngineOptions = {}): Engine {
  const { engine, generations, counts, controls } = readRecording(recording)
  const { concurrency, ...rest } = engine.supports
  const supports: EngineSupports = { ...rest, concurrency: concurrency ?? Number.POSITIVE_INFINITY }
  const left = [...generations]
  const closing = new AbortController()

  function take(request: GenerateRequest): RecordedGeneration {
    const wanted = JSON.stringify(recordedRequest(request))
    const index =
      options.match === 'order'
        ? 0
        : left.findIndex((recorded) => JSON.stringify(recorded.request) === wanted)
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (found === undefined) throw notRecorded('reply to this request')
    return found
  }

  async function* play(
    { events, refused }: RecordedGeneration,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<EngineEvent, void, undefined> {
    const isStopped = () => closing.signal.aborted || signal?.aborted === true
    const start = performance.now()
    let completionTokens = 0
    for (const { ms, event } of events) {
      if (options.timing === 'recorded') {
        await waitUnlessAborted([signal, closing.signal], start + ms - performance.now())
      }
      if (isStopped() && event.type !== 'finish') break
      if ('tokens' in event) completionTokens += event.tokens
      yield eventOf(event)
      if (event.type === 'finish') return
    }
    if (refused !== undefined && !isStopped()) throw errorOf(refused.error)
    const finish = events.find(({ event }) => event.type === 'finish')?.event
    const usage =
      finish?.type === 'finish' ? finish.usage : { promptTokens: 0, reusedTokens: 0, exact: false }
    yield {
      type: 'finish',
      reason: 'aborted',
      usage: { ...usage, completionTokens },
      timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
    }
  }

  return {
    name: engine.name,
    model: engine.model,
    supports,
    countTokens(prompt) {
      const tokens = counts.get(JSON.stringify(prompt))
      if (tokens === undefined) throw notRecorded('count of this prompt')
      return tokens
    },
    async *generate(request) {
      if (closing.signal.aborted) throw new HarnessError('ENGINE_CLOSED', 'The engine is closed.')
      yield* play(take(request), request.signal)
    },
    ...(controls.size === 0
      ? {}
      : {
          isControlToken(text: string) {
            const is = controls.get(text)
            if (is === undefined) throw notRecorded(`answer about ${JSON.stringify(text)}`)
            return is
          },
        }),
    async close() {
      closing.abort()
    },
  }
}

function eventOf(event: RecordedEvent): EngineEvent {
  if (event.type !== 'finish') return event
  const { error, ...finish } = event
  return error === undefined ? finish : { ...finish, error: errorOf(error) }
}

function notRecorded(what: string): HarnessError {
  return new HarnessError('ENGINE_FAILED', `The recording holds no ${what}.`, {
    hint: 'Record it again: what is sent has changed since. Or replay with `match: "order"`.',
  })
}

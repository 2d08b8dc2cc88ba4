import type { Engine } from '../../contract/engine.ts'
import type { EngineEvent } from '../../contract/engine-event.ts'
import { HarnessError, isHarnessError } from '../../contract/error.ts'
import { recordedError, recordedRequest } from './recording.ts'
import type { RecordedEvent, RecordingLine } from './recording.ts'

export interface RecordEngineOptions {
  /** Takes each line as it is written, without a line end. A file holds the lines of one engine. */
  readonly write: (line: string) => void
  /** The clock, in milliseconds; `performance.now` by default. */
  readonly now?: () => number
}

/**
 * `engine`, with everything that goes through it written down as JSON lines: what it is, every request, every event
 * with its time, every refusal, every count. An error that is no `HarnessError` is written as `ENGINE_FAILED`. What is
 * recorded holds the conversation, and no key: engines get theirs elsewhere. `replayEngine` reads it back.
 */
export function recordEngine(engine: Engine, options: RecordEngineOptions): Engine {
  const { write, now = () => performance.now() } = options
  const line = (entry: RecordingLine) => write(JSON.stringify(entry))
  let generations = 0

  const { concurrency, ...supports } = engine.supports
  line({
    type: 'engine',
    version: 1,
    name: engine.name,
    model: engine.model,
    supports: { ...supports, concurrency: Number.isFinite(concurrency) ? concurrency : null },
  })

  return {
    name: engine.name,
    model: engine.model,
    supports: engine.supports,
    async countTokens(prompt) {
      const tokens = await engine.countTokens(prompt)
      line({ type: 'count', prompt, tokens })
      return tokens
    },
    async *generate(request) {
      const id = generations
      generations += 1
      const start = now()
      const ms = () => Math.round((now() - start) * 1_000) / 1_000
      line({ type: 'request', id, request: recordedRequest(request) })
      try {
        for await (const event of engine.generate(request)) {
          line({ type: 'event', id, ms: ms(), event: recordedEvent(event) })
          yield event
        }
      } catch (error) {
        line({ type: 'refused', id, ms: ms(), error: recordedError(asHarnessError(error)) })
        throw error
      }
    },
    ...(engine.isControlToken === undefined
      ? {}
      : {
          async isControlToken(text: string) {
            const is = (await engine.isControlToken?.(text)) ?? false
            line({ type: 'control', text, is })
            return is
          },
        }),
    close: () => engine.close(),
  }
}

function recordedEvent(event: EngineEvent): RecordedEvent {
  if (event.type !== 'finish') return event
  const { error, ...finish } = event
  return error === undefined ? finish : { ...finish, error: recordedError(error) }
}

function asHarnessError(error: unknown): HarnessError {
  return isHarnessError(error) ? error : new HarnessError('ENGINE_FAILED', String(error), { cause: error })
}

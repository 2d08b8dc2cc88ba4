import type { AgentEvent, EventBody } from '../contract/event.ts'
import type { Plugin } from '../contract/plugin.ts'
import { reportUncaught } from './report-uncaught.ts'

/** Where the harness is. */
export interface Position {
  turn: number
  step: number
}

/** Stamps events and hands them on, in order. */
export interface EventSink {
  emit(body: EventBody): void
  /** A `warning` event. */
  warn(code: string, message: string): void
  /** Passes on an event of a nested agent. */
  forward(name: string, event: AgentEvent): void
}

/** Plugins see every event first, then `listener`. A plugin that throws becomes a `warning` event. */
export function createEventSink(
  position: Readonly<Position>,
  plugins: readonly Plugin[],
  listener: (event: AgentEvent) => void,
  firstSeq: number = 1,
): EventSink {
  let seq = firstSeq - 1

  const send = (event: AgentEvent) => {
    const failures: string[] = []
    for (const { name, hooks } of plugins) {
      try {
        hooks?.onEvent?.(event)
      } catch (error) {
        if (event.type === 'warning' || event.type === 'turn-end') reportUncaught(error)
        else failures.push(`Plugin "${name}" threw while it looked at an event: ${String(error)}`)
      }
    }
    listener(event)
    for (const failure of failures) warn('OBSERVER_FAILED', failure)
  }
  const emit = (body: EventBody) => {
    seq++
    send({ seq, turn: position.turn, step: position.step, path: [], ...body })
  }
  const warn = (code: string, message: string) => emit({ type: 'warning', code, message })

  return {
    emit,
    warn,
    forward(name, event) {
      seq++
      send({ ...event, seq, path: [name, ...event.path] })
    },
  }
}

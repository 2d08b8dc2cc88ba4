import * as mittModule from 'mitt'
import type { AgentEvent } from '../contract/event.ts'
import type { EventListener } from './agent.ts'

/** Events pushed to listeners, at once and in order. */
export interface EventEmitter {
  emit(event: AgentEvent): void
  on<Type extends AgentEvent['type'] | '*'>(type: Type, listener: EventListener<Type>): () => void
}

/**
 * A listener that throws does not disturb the turn: the other listeners are called, and then `onError` is told, so that
 * what it emits comes after the event for all of them.
 */
export function createEventEmitter(onError: (error: unknown, event: AgentEvent) => void): EventEmitter {
  const emitter = mitt<Record<AgentEvent['type'] | 'any', AgentEvent>>()
  const failures: { readonly error: unknown; readonly event: AgentEvent }[] = []
  return {
    emit(event) {
      emitter.emit(event.type, event)
      emitter.emit('any', event)
      for (const failure of failures.splice(0)) onError(failure.error, failure.event)
    },
    on(type, listener) {
      const handler = (event: AgentEvent) => {
        try {
          if (matches(event, type)) listener(event)
        } catch (error) {
          failures.push({ error, event })
        }
      }
      const key: AgentEvent['type'] | 'any' = isAny(type) ? 'any' : type
      emitter.on(key, handler)
      return () => emitter.off(key, handler)
    },
  }
}

function matches<Type extends AgentEvent['type'] | '*'>(
  event: AgentEvent,
  type: Type,
): event is Parameters<EventListener<Type>>[0] {
  return type === '*' || event.type === type
}

function isAny(type: string): type is '*' {
  return type === '*'
}

type CreateMitt = typeof mittModule.default.default

/** mitt's types describe a CommonJS module, so its default export is one level off; this puts it right. */
const mitt: CreateMitt = mittFrom(mittModule.default)

function mittFrom(module: unknown): CreateMitt {
  if (!isFunction(module)) throw new TypeError('mitt has no default export.')
  return module
}

function isFunction(value: unknown): value is CreateMitt {
  return typeof value === 'function'
}

import * as mittModule from 'mitt'
import type { AgentEvent } from '../contract/event.ts'
import type { EventListener } from './agent.ts'

/** Events pushed to listeners, at once and in order. */
export interface EventEmitter {
  emit(event: AgentEvent): void
  on<Type extends AgentEvent['type'] | '*'>(type: Type, listener: EventListener<Type>): () => void
}

/** A listener that throws does not disturb the turn: `onError` is told, and the other listeners are called. */
export function createEventEmitter(onError: (error: unknown, event: AgentEvent) => void): EventEmitter {
  const emitter = mitt<Record<AgentEvent['type'] | 'any', AgentEvent>>()
  return {
    emit(event) {
      emitter.emit(event.type, event)
      emitter.emit('any', event)
    },
    on(type, listener) {
      const handler = (event: AgentEvent) => {
        try {
          if (matches(event, type)) listener(event)
        } catch (error) {
          onError(error, event)
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

import { HarnessError } from '../../../contract/error.ts'
import type { Fault } from './faults.ts'
import { withEvents, withRequest, withText } from './faults.ts'

/** Engines that are wrong about themselves, their end, or calls. */
export const lifeFaults: readonly Fault[] = [
  {
    name: 'declares a seed it does not have',
    caughtBy: 'life/supports-as-declared',
    breakEngine: (engine) => ({ ...engine, supports: { ...engine.supports, seed: false } }),
  },
  {
    name: 'has no window',
    caughtBy: 'life/model-info',
    breakEngine: (engine) => ({ ...engine, model: { ...engine.model, contextWindow: 0 } }),
  },
  {
    name: 'takes any input',
    caughtBy: 'life/undeclared-input',
    breakEngine: (engine) =>
      withRequest((request) =>
        engine.supports.inputs.includes(request.input.type)
          ? request
          : { ...request, input: { type: 'prompt', prompt: [{ kind: 'content', text: 'converted' }] } },
      )(engine),
  },
  {
    name: 'cannot be closed twice',
    caughtBy: 'life/close-twice',
    breakEngine: (engine) => {
      let closed = false
      return {
        ...engine,
        close: async () => {
          if (closed) throw new HarnessError('ENGINE_CLOSED', 'broken on purpose')
          closed = true
          await engine.close()
        },
      }
    },
  },
  {
    name: 'opens again after close',
    caughtBy: 'life/use-after-close',
    breakEngine: (engine) => ({ ...engine, close: async () => {} }),
  },
  {
    name: 'lets a generation run on after close',
    caughtBy: 'life/close-ends-the-running',
    breakEngine: (engine) => ({ ...engine, close: async () => {} }),
  },
  {
    name: 'ignores the schema',
    caughtBy: 'constraint/json-schema',
    breakEngine: withRequest((request) => ({ ...request, constraint: {} })),
  },
  {
    name: 'loses calls',
    caughtBy: 'tools/one-call',
    breakEngine: withEvents((event) => (event.type === 'tool-call' ? [] : [event])),
  },
  {
    name: 'gives parallel calls one id',
    caughtBy: 'tools/parallel-calls',
    breakEngine: withEvents((event) => [event.type === 'tool-call' ? { ...event, id: 'call' } : event]),
  },
  {
    name: 'hides arguments that are not JSON',
    caughtBy: 'tools/arguments-as-sent',
    breakEngine: withEvents((event) => [
      event.type === 'tool-call' && !event.arguments.endsWith('}') ? { ...event, arguments: '{}' } : event,
    ]),
  },
  {
    name: 'calls a tool that was not offered',
    caughtBy: 'tools/none-offered',
    breakEngine: withEvents((event) =>
      event.type === 'finish' ? [{ type: 'tool-call', name: 'ghost', arguments: '{}' }, event] : [event],
    ),
  },
  {
    name: 'does not answer the result of a tool',
    caughtBy: 'tools/result-then-answer',
    breakEngine: withText((text) => (text.includes('rains') || text === 'It' ? '' : text)),
  },
  {
    name: 'shows reasoning as text',
    caughtBy: 'reasoning/apart-from-text',
    breakEngine: withEvents((event) => [
      event.type === 'reasoning-delta' ? { ...event, type: 'text-delta' } : event,
    ]),
  },
]

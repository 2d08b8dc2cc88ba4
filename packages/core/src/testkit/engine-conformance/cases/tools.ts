import type { EngineToolCallEvent } from '../../../contract/engine-event.ts'
import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame, show } from '../expect.ts'
import { sceneCalls, sceneCallsWith, sceneRequest } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** Calls that the server parses itself. */
export const toolCases: readonly EngineCase[] = [
  {
    id: 'tools/one-call',
    title: 'a call comes back with its name and its arguments',
    requires: ['native-tools', 'scene:calls'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = sceneCalls(fixture, 1)
        const { calls, finish } = await collectFinished(engine, request)
        expectSame(calls.length, 1, 'the number of calls')
        expectSame(finish.reason, 'tool-calls', 'the reason')
        const offered = request.input.type === 'messages' ? request.input.tools.map(({ name }) => name) : []
        for (const call of calls) expectReadable(call, offered)
        return calls.map(({ name, arguments: text }) => `${name} ${text}`).join(', ')
      }),
  },
  {
    id: 'tools/parallel-calls',
    title: 'several calls of one reply come back apart, each with an id of its own',
    requires: ['native-tools', 'scene:calls'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = sceneCalls(fixture, 2)
        const { calls } = await collectFinished(engine, request)
        expectSame(calls.length, 2, 'the number of calls')
        const ids = calls.map(({ id }) => id).filter((id) => id !== undefined)
        expectSame(new Set(ids).size, ids.length, 'different ids')
        const offered = request.input.type === 'messages' ? request.input.tools.map(({ name }) => name) : []
        for (const call of calls) expectReadable(call, offered)
        return undefined
      }),
  },
  {
    id: 'tools/arguments-as-sent',
    title: 'arguments are handed on as the model wrote them, JSON or not',
    requires: ['native-tools', 'scene:callsWith'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        for (const text of ['{"city": "Zürich 🙂"}', '{"city": "unclosed', '']) {
          const { calls } = await collectFinished(engine, sceneCallsWith(fixture, text))
          expectSame(calls.length, 1, 'the number of calls')
          expectSame(calls[0]?.arguments, text, 'the arguments')
        }
        return undefined
      }),
  },
  {
    id: 'tools/none-offered',
    title: 'without tools there are no calls',
    requires: ['native-tools', 'scene:calls'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = sceneCalls(fixture, 1)
        expectSame(request.input.type, 'messages', 'the input of the scene "calls"')
        if (request.input.type !== 'messages') return undefined
        const { calls } = await collectFinished(engine, {
          ...request,
          input: { ...request.input, tools: [] },
        })
        expectSame(calls.length, 0, 'the number of calls')
        return undefined
      }),
  },
  {
    id: 'tools/result-then-answer',
    title: 'the result of a tool is read and answered',
    requires: ['native-tools', 'scene:toolResult'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { text } = await collectFinished(engine, sceneRequest(fixture, 'toolResult'), [
          'stop',
          'length',
        ])
        expect(text.trim() !== '', 'no answer')
        return undefined
      }),
  },
]

function expectReadable(call: EngineToolCallEvent, offered: readonly string[]): void {
  expect(offered.includes(call.name), `the call names ${call.name}, offered were ${offered.join(', ')}`)
  let value: unknown
  try {
    value = JSON.parse(call.arguments)
  } catch {
    // Not JSON: said below, with the text.
  }
  expect(typeof value === 'object' && value !== null, `the arguments are no object: ${show(call.arguments)}`)
}

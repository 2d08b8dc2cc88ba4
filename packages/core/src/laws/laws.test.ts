import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgentEvent } from '../contract/event.ts'
import type { GenerateRequest } from '../contract/generate-request.ts'
import { conversationFromJsonLines } from '../conversation/json-lines.ts'
import { openCalls } from '../conversation/open-calls.ts'
import { createMessageWriter } from '../conversation/to-messages.ts'
import { transcript } from '../conversation/transcript.ts'
import { play, runs, turnPlan } from './random-turns.ts'
import type { PlayedTurns, TurnPlan } from './random-turns.ts'

const minutes = 60_000

describe('whatever the model, the tools and the person do', () => {
  it(
    'every law of the loop holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(turnPlan, fc.nat(), async (plan, cut) => {
          const played = await play(plan)
          everyCallHasOneResult(played)
          eventsAreBalanced(played.events)
          theLogIsTheTruth(played, cut)
          nothingIsLeftRunning(played)
          nothingIsGuessedInSilence(played)
          theResultIsTheLastEvent(played)
        }),
        { numRuns: runs },
      )
    },
    5 * minutes,
  )

  it('the same script gives the same log, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(turnPlan.filter(neverHangs), async (plan) => {
        const [first, second] = [await play(plan), await play(plan)]
        expect(second.agent.conversation.toJsonLines()).toBe(first.agent.conversation.toJsonLines())
      }),
      { numRuns: Math.ceil(runs / 20) },
    )
  })

  it('the next turn works', async () => {
    await fc.assert(
      fc.asyncProperty(turnPlan.filter(neverHangs), async (plan) => {
        const { agent, engine } = await play(plan)
        const before = engine.requests.length
        const result = await agent.run('Go on.').result
        expect(engine.requests.length).toBeGreaterThan(before)
        expect(['done', 'error', 'step-limit', 'length', 'aborted']).toContain(result.reason)
      }),
      { numRuns: Math.ceil(runs / 20) },
    )
  })
})

function neverHangs({ replies }: TurnPlan): boolean {
  return replies.every(({ fault }) => fault?.type !== 'hang')
}

/** Law 1. */
function everyCallHasOneResult({ agent, engine }: PlayedTurns): void {
  expect(agent.conversation.view(openCalls)).toEqual([])
  const ids = agent.conversation.entries.flatMap((entry) =>
    entry.type === 'assistant' ? entry.calls.map((call) => call.id) : [],
  )
  const answered = agent.conversation.entries.flatMap((entry) =>
    entry.type === 'tool-result' ? [entry.callId] : [],
  )
  expect(answered).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  engine.requests.forEach(requestIsLegal)
}

function requestIsLegal({ input }: GenerateRequest): void {
  if (input.type !== 'messages') throw new Error('The scripted engine takes messages here.')
  let due: readonly string[] = []
  for (const message of input.messages) {
    if (message.role === 'tool') {
      expect(message.callId).toBe(due[0])
      due = due.slice(1)
      continue
    }
    expect(due).toEqual([])
    if (message.role === 'assistant') due = (message.toolCalls ?? []).map((call) => call.id)
  }
  expect(due).toEqual([])
}

/** Law 2. */
function eventsAreBalanced(events: readonly AgentEvent[]): void {
  const types = events.map((event) => event.type)
  expect(types[0]).toBe('turn-start')
  expect(types.at(-1)).toBe('turn-end')
  expect(types.filter((type) => type === 'turn-start' || type === 'turn-end')).toHaveLength(2)
  let inStep = false
  const running = new Set<string>()
  let lastSeq = 0
  for (const event of events) {
    expect(event.seq).toBeGreaterThan(lastSeq)
    lastSeq = event.seq
    switch (event.type) {
      case 'step-start':
        expect(inStep).toBe(false)
        inStep = true
        break
      case 'step-end':
        expect(inStep).toBe(true)
        expect(running.size).toBe(0)
        inStep = false
        break
      case 'tool-start':
        expect(inStep).toBe(true)
        expect(running.has(event.call.id)).toBe(false)
        running.add(event.call.id)
        break
      case 'tool-progress':
        expect(running.has(event.callId)).toBe(true)
        break
      case 'tool-end':
        expect(inStep).toBe(true)
        running.delete(event.call.id)
        break
      default:
        break
    }
  }
  expect(inStep).toBe(false)
}

/** Law 7: replaying the log gives the same conversation, and a crash at any byte costs at most the last entry. */
function theLogIsTheTruth({ agent }: PlayedTurns, cut: number): void {
  const { conversation } = agent
  const written = conversation.toJsonLines()
  const read = conversationFromJsonLines(written)
  expect(read.torn).toBeUndefined()
  expect(read.conversation.toJsonLines()).toBe(written)
  const write = createMessageWriter()
  const messages = write(conversation.view(transcript), { system: [] })
  expect(write(read.conversation.view(transcript), { system: [] })).toEqual(messages)

  const header = written.indexOf('\n') + 1
  const end = header + (cut % (written.length - header + 1))
  const lines = written.slice(header, end).split('\n').length - 1
  const { entries } = conversationFromJsonLines(written.slice(0, end)).conversation
  expect(entries.length).toBeGreaterThanOrEqual(lines)
  expect(entries.length).toBeLessThanOrEqual(lines + 1)
  expect(entries).toEqual(conversation.entries.slice(0, entries.length))
}

/** Law 8: the engine is idle and what was shown is kept. */
function nothingIsLeftRunning({ agent, engine, events }: PlayedTurns): void {
  expect(engine.running).toBe(0)
  expect(agent.isRunning).toBe(false)
  const shown = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  const kept = agent.conversation.entries
    .map((entry) => (entry.type === 'assistant' ? entry.text : ''))
    .join('')
  expect(kept).toBe(shown)
}

/** Law 9, as far as the loop goes: every call is announced with how it was read, and every entry is an event. */
function nothingIsGuessedInSilence({ agent, events }: PlayedTurns): void {
  const announced = events.flatMap((event) => (event.type === 'tool-call' ? [event.call] : []))
  const logged = agent.conversation.entries.flatMap((entry) =>
    entry.type === 'assistant' ? entry.calls : [],
  )
  expect(announced).toEqual(logged)
  const seen = events.flatMap((event) => (event.type === 'message' ? [event.entry] : []))
  expect(seen).toEqual(agent.conversation.entries)
}

function theResultIsTheLastEvent({ events, result }: PlayedTurns): void {
  expect(events.at(-1)).toMatchObject(result)
  if (result.reason === 'error') expect(result.error).toBeDefined()
}

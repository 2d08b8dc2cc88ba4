import { canonicalJson, openCalls } from '@orion-harness/core'
import type { AgentEvent, ConversationReader, Json, PlannedEntry } from '@orion-harness/core'
import { expect } from 'vitest'
import type { PlayedSystem, PlayedTurn } from './play-system.ts'
import { spokenText } from './prompt-laws.ts'
import type { ModelCall } from './watch-calls.ts'

/** Law 1, in the log of every conversation; prompts are looked at where the window is. */
export function everyCallHasOneResult({ agent, nested }: PlayedSystem): void {
  for (const conversation of [agent.conversation, ...nested]) {
    expect(conversation.view(openCalls)).toEqual([])
    const asked = conversation.entries.flatMap((entry) =>
      entry.type === 'assistant' ? entry.calls.map(({ id }) => id) : [],
    )
    const answered = conversation.entries.flatMap((entry) =>
      entry.type === 'tool-result' ? [entry.callId] : [],
    )
    expect(answered).toEqual(asked)
    expect(new Set(asked).size).toBe(asked.length)
  }
}

/** Law 2, for the turn and, inside its tools, for the turns of nested agents. */
export function eventsAreBalanced({ turns }: PlayedSystem): void {
  for (const { events, result } of turns) {
    const own = events.filter(({ path }) => path.length === 0)
    oneTurn(own)
    expect(own.at(-1)).toMatchObject(result)
    expect(events.at(-1)).toBe(own.at(-1))
    events.reduce((last, { seq }) => {
      expect(seq).toBeGreaterThan(last)
      return seq
    }, 0)
    nestedTurnsAreInsideTheirTool(events)
  }
}

function oneTurn(events: readonly AgentEvent[]): void {
  expect(events[0]?.type).toBe('turn-start')
  expect(events.at(-1)?.type).toBe('turn-end')
  expect(events.filter(({ type }) => type === 'turn-start' || type === 'turn-end')).toHaveLength(2)
  let inStep = false
  const running = new Set<string>()
  for (const event of events) {
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

function nestedTurnsAreInsideTheirTool(events: readonly AgentEvent[]): void {
  let running = false
  let turn: AgentEvent[] = []
  for (const event of events) {
    if (event.path.length > 0) {
      expect(event.path).toEqual(['helper'])
      expect(running).toBe(true)
      turn.push(event)
      if (event.type !== 'turn-end') continue
      oneTurn(turn)
      turn = []
      continue
    }
    if (event.type === 'tool-start' && event.call.name === 'helper') running = true
    if (event.type === 'tool-end' && event.call.name === 'helper') {
      expect(turn).toEqual([])
      running = false
    }
  }
}

/** Law 9: how each call was read, why each entry is gone or shorter, and what came of each reminder. */
export function nothingIsSilent(played: PlayedSystem): void {
  const { agent, turns, calls } = played
  const events = turns.flatMap((turn) => turn.events.filter(({ path }) => path.length === 0))
  callsAreAnnounced(agent.conversation, events)
  repairsAreNamed(played, events)
  for (const call of calls) everyEntryIsExplained(call)
  for (const turn of turns) remindersAreAccountedFor(turn)
  attachedRemindersHaveAnOutcome(played, events)
}

function callsAreAnnounced({ entries }: ConversationReader, events: readonly AgentEvent[]): void {
  const announced = events.flatMap((event) =>
    event.type === 'tool-call' ? [{ call: event.call, format: event.format, repairs: event.repairs }] : [],
  )
  const logged = entries.flatMap((entry) =>
    entry.type === 'assistant' ? entry.calls.map((call, index) => ({ call, ...entry.readings[index] })) : [],
  )
  expect(announced).toEqual(logged)
}

/** The name and the arguments of a call without repairs stand, to the letter, in something the model said. */
function repairsAreNamed({ plan }: PlayedSystem, events: readonly AgentEvent[]): void {
  const said = plan.turns.flatMap(({ replies }) => replies.map(({ text }) => text))
  const exact = new Set(said.flatMap(exactCalls))
  for (const event of events) {
    if (event.type !== 'tool-call' || event.format !== 'hermes' || event.repairs.length > 0) continue
    const { name, arguments: input, unreadable } = event.call
    if (unreadable === undefined) expect(exact).toContain(canonicalJson({ name, arguments: input }))
  }
}

function exactCalls(text: string): readonly string[] {
  return Array.from(text.matchAll(/<tool_call>\n(.*)/g), ([, body = '']) => {
    try {
      return canonicalJson(JSON.parse(body) as Json)
    } catch {
      return ''
    }
  })
}

function everyEntryIsExplained({ conversation, length, sent, context }: ModelCall): void {
  const entries = conversation.entries.slice(0, length)
  const items = new Map(sent.items.map((item) => [item.entryId, item]))
  const explained = new Map(context.explain().map((planned) => [planned.entryId, planned]))
  const decided = { drop: new Set<string>(), elide: new Set<string>(), summary: new Set<string>() }
  for (const entry of entries) {
    if (entry.type === 'drop') for (const id of entry.targets) decided.drop.add(id)
    if (entry.type === 'summary') for (const id of entry.replaces) decided.summary.add(id)
    if (entry.type === 'elide') decided.elide.add(entry.target)
  }
  let gone = 0
  for (const entry of entries) {
    const text = spokenText(entry)
    if (text === undefined) continue
    const { verdict, reason } = explained.get(entry.id) ?? silent
    expect(reason).not.toBe('')
    const item = items.get(entry.id)
    if (item === undefined) {
      gone++
      expect(['dropped', 'summarised']).toContain(verdict)
      expect((verdict === 'dropped' ? decided.drop : decided.summary).has(entry.id)).toBe(true)
    } else if (item.text !== text) {
      expect(verdict).toBe(item.pinned ? 'pinned' : 'elided')
      expect(decided.elide.has(entry.id)).toBe(true)
    } else expect(verdict).toBe(item.pinned ? 'pinned' : 'kept')
  }
  expect(context.dropped).toBe(gone)
  expect(context.kept).toBe(items.size)
}

const silent: Pick<PlannedEntry, 'verdict' | 'reason'> = { verdict: 'kept', reason: '' }

/** Each injected reminder is an entry, and each entry is an injected reminder. */
function remindersAreAccountedFor({ events }: PlayedTurn): void {
  const own = events.filter(({ path }) => path.length === 0)
  const said = own.flatMap((event) =>
    event.type === 'reminder' && event.outcome === 'injected' ? [event.source] : [],
  )
  const written = own.flatMap((event) =>
    event.type === 'message' && event.entry.type === 'reminder' ? event.entry.source.split(' + ') : [],
  )
  expect(written.toSorted()).toEqual(said.toSorted())
  for (const event of own) if (event.type === 'reminder') expect(event.reason).not.toBe('')
}

/** What tools attach and people queue is injected or reported, at the next injection point at the latest. */
function attachedRemindersHaveAnOutcome({ agent, calls }: PlayedSystem, events: readonly AgentEvent[]): void {
  const { entries, id } = agent.conversation
  const own = calls.filter(({ conversation }) => conversation.id === id)
  const told = new Set(events.flatMap((event) => (event.type === 'reminder' ? [event.text] : [])))
  for (const [index, entry] of entries.entries()) {
    if (!own.some(({ length }) => length > index + 1)) continue
    const texts =
      entry.type === 'tool-result'
        ? entry.result.reminders.map(({ text }) => text)
        : entry.type === 'note' && entry.name === 'queued-reminder'
          ? [(entry.data as { readonly text: string }).text]
          : []
    for (const text of texts) expect(told.has(text) ? '' : text).toBe('')
  }
}

import type { Entry, Message, Prompt } from '@orion-harness/core'
import { tagNeutraliser } from '@orion-harness/reminders'
import { expect } from 'vitest'
import { showsReminderTag } from './hostile-text.ts'
import { templates, tokensOf } from './play-system.ts'
import type { PlayedSystem } from './play-system.ts'
import type { ModelCall } from './watch-calls.ts'

const textOf = (prompt: Prompt): string => prompt.map((piece) => piece.text).join('')

/**
 * Law 3: what is sent fits, pins and the newest user message are in it, and no exchange is split; a turn that ends
 * with `CONTEXT_OVERFLOW` says how many tokens are needed and there are.
 */
export function theWindowHolds(played: PlayedSystem): void {
  for (const engine of played.engines) {
    for (const { input, maxTokens } of engine.requests) {
      if (input.type !== 'prompt') throw new Error('These engines take prompts.')
      expect(tokensOf(textOf(input.prompt)) + maxTokens).toBeLessThanOrEqual(engine.model.contextWindow)
    }
  }
  for (const call of played.calls) {
    expect(call.context.used).toBe(tokensOf(textOf(call.prompt)))
    expect(call.context.used).toBeLessThanOrEqual(call.context.budget)
    exchangesAreWhole(call.draft.messages)
    whatMustStayIsSent(call)
  }
  for (const { result } of played.turns) {
    if (result.error?.code !== 'CONTEXT_OVERFLOW') continue
    const { needed, budget, window, reserve } = result.error.data as Record<string, number>
    expect(window).toBe(played.engines[0]?.model.contextWindow)
    expect(budget).toBe((window ?? 0) - (reserve ?? 0))
    expect(needed).toBeGreaterThan(budget ?? 0)
  }
}

function exchangesAreWhole(messages: readonly Message[]): void {
  let due: readonly string[] = []
  for (const message of messages) {
    if (message.role === 'tool') {
      expect(message.callId).toBe(due[0])
      due = due.slice(1)
      continue
    }
    expect(due).toEqual([])
    if (message.role === 'assistant') due = (message.toolCalls ?? []).map(({ id }) => id)
  }
  expect(due).toEqual([])
}

function whatMustStayIsSent({ conversation, length, sent, draft, prompt }: ModelCall): void {
  const entries = conversation.entries.slice(0, length)
  const pins = new Set<string>()
  // A result that was shortened before somebody pinned it stays short.
  const shortBefore = new Set<string>()
  for (const entry of entries) {
    if (entry.type === 'pin') pins.add(entry.target)
    if (entry.type === 'elide' && !pins.has(entry.target)) shortBefore.add(entry.target)
  }
  const items = new Map(sent.items.map((item) => [item.entryId, item]))
  const newest = entries.findLast(({ type }) => type === 'user')
  const text = textOf(prompt)
  for (const entry of entries) {
    if (!pins.has(entry.id) && entry !== newest) continue
    expect([...items.keys()]).toContain(entry.id)
    if (shortBefore.has(entry.id)) continue
    const whole = spokenText(entry)
    expect(items.get(entry.id)?.text).toBe(whole)
    expect(text).toContain(neutralise(whole ?? ''))
  }
  for (const { content } of draft.messages) expect(text).toContain(content)
}

const neutralise = tagNeutraliser('system-reminder')

/** What an entry says; undefined for one that says nothing. */
export function spokenText(entry: Entry): string | undefined {
  if (entry.type === 'user' || entry.type === 'assistant') return entry.text
  return entry.type === 'tool-result' ? entry.result.text : undefined
}

/** Law 4: each prompt begins with the one before it, or its event says why it does not. */
export function thePrefixHolds(played: PlayedSystem): void {
  const byConversation = Map.groupBy(played.calls, ({ conversation }) => conversation.id)
  for (const calls of byConversation.values()) {
    for (const [index, call] of calls.entries()) {
      const before = calls[index - 1]
      if (before === undefined) continue
      const begins = textOf(call.prompt).startsWith(textOf(before.prompt))
      expect(call.context.prefix === 'kept').toBe(begins)
      if (call.context.prefix === 'rewritten') expect(hasDecisions(before, call)).toBe(true)
      if (call.context.prefix === 'changed') expect(whyChanged(before, call, played)).not.toBe('')
    }
  }
}

function hasDecisions(before: ModelCall, { conversation, length }: ModelCall): boolean {
  return conversation.entries
    .slice(before.length, length)
    .some(({ type }) => type === 'drop' || type === 'elide' || type === 'summary')
}

/**
 * Why a prompt may begin otherwise though no history was rewritten: the last answer of a turn is asked for without
 * tools, and those stand in front; a reply with nothing in it leaves no message, so what follows the old opening of
 * a reply is another message; a recent summary moves along with the newest user message; or the family drops old
 * reasoning.
 */
function whyChanged(before: ModelCall, call: ModelCall, played: PlayedSystem): string {
  const { draft, conversation, length, sent } = call
  if (before.draft.tools.length !== draft.tools.length) return 'other tools'
  const since = conversation.entries.slice(before.length, length)
  if (!since.some(({ type }) => type === 'assistant')) return 'an empty reply'
  if (sent.summary?.placement === 'recent' && since.some(({ type }) => type === 'user'))
    return 'recent summary'
  const reasons = conversation.entries.some(
    (entry) => entry.type === 'assistant' && entry.reasoning !== undefined,
  )
  return reasons && !templates[played.plan.template].supports.stablePrefix ? 'reasoning' : ''
}

/**
 * Law 5: only the template writes control text, and only the harness writes reminders. A request for a summary is no
 * part of the conversation: it quotes the log as it is, without the system message that gives the tag a meaning, and
 * what comes of it is cleaned before the model reads it.
 */
export function contentStaysContent(played: PlayedSystem): void {
  for (const call of played.calls) {
    expect(rolesOf(call.prompt)).toEqual(wantedRoles(call))
    const reminders = call.sent.items.flatMap((item) => item.reminders)
    onlyOwnReminders(textOf(call.prompt), [...reminders, seedNote])
  }
  for (const { input } of played.summaryRequests) {
    if (input.type !== 'prompt') continue
    expect(rolesOf(input.prompt)).toEqual(['user', 'assistant'])
  }
}

/** The one tag that the system message shows. */
const seedNote = '<system-reminder>It is late.</system-reminder>'

function onlyOwnReminders(text: string, own: readonly string[]): void {
  let rest = text
  for (const note of own) {
    expect(rest).toContain(note)
    rest = rest.replace(note, () => '')
  }
  expect(showsReminderTag(rest) ? rest : '').toBe('')
}

/** Roles of the messages that the control pieces of a ChatML prompt open. Fails on any other control text. */
function rolesOf(prompt: Prompt): readonly string[] {
  const roles: string[] = []
  let isOpen = false
  for (const { kind, text } of prompt) {
    if (kind !== 'control') continue
    const rest = text.replaceAll(advert, '').replaceAll(marks, (mark, role: string | undefined) => {
      const opens = mark.startsWith('<|im_start|>')
      if (opens || mark === '<|im_end|>') {
        expect(isOpen).toBe(!opens)
        isOpen = opens
      }
      if (role !== undefined) roles.push(role)
      return ''
    })
    expect(rest).toBe('')
  }
  expect(isOpen).toBe(true)
  return roles
}

const marks =
  /<\|im_start\|>(system|user|assistant)\n|<\|im_end\|>|<\/?tool_call>|<\/?tool_response>|<\/?think>|\n/g

const advert =
  /# Tools\n\nYou may call one or more functions to assist with the user query\.[^|]*<tools>|<\/tools>\n\nFor each function call, return a json object[^|]*"arguments": <args-json-object>}\n<\/tool_call>/g

function wantedRoles({ draft: { messages, tools } }: ModelCall): readonly string[] {
  const roles = messages.flatMap(({ role }, index) => {
    if (role !== 'tool') return [role]
    return messages[index - 1]?.role === 'tool' ? [] : ['user']
  })
  const head = tools.length > 0 && messages[0]?.role !== 'system' ? ['system'] : []
  return [...head, ...roles, 'assistant']
}

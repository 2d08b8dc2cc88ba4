import type { ConversationReader, Entry, EntryDraft, PlannedEntry } from '@orion-harness/core'
import { contextHistory } from './context-history.ts'
import type { ContextHistory, MessageEntry } from './context-history.ts'
import { cuttingUnits } from './cutting-units.ts'
import { plannedConversation, viewOf } from './planned-conversation.ts'
import type { TokenCosts } from './token-costs.ts'

export interface ExplainInput {
  readonly conversation: ConversationReader
  /** Length of the log when the plan was made. */
  readonly length: number
  readonly decisions: readonly EntryDraft[]
  readonly costs: TokenCosts
  /** Tokens of results as these decisions shorten them, by entry id. */
  readonly elidedTokens: TokenCosts
}

/**
 * What became of each message and summary and why, oldest first. Tokens are what an entry takes in the prompt or,
 * when it is no longer sent, what it took; 0 when it was gone before anybody counted it.
 */
export function explainPlan(input: ExplainInput): readonly PlannedEntry[] {
  const { conversation, length, decisions, costs, elidedTokens } = input
  const entries = conversation.entries.slice(0, length)
  const past: ConversationReader = {
    id: conversation.id,
    entries,
    entry: (id) => conversation.entry(id),
    view: viewOf(entries),
  }
  const planned = plannedConversation(past, decisions)
  const history = viewOf(planned.entries)(contextHistory)
  const reasons = reasonsGone(planned.entries)
  const whyKept = reasonsKept(history)

  return planned.entries.filter(isSpoken).map((entry): PlannedEntry => {
    const entryId = entry.id
    const tokens = elidedTokens.get(entryId) ?? costs.get(entryId) ?? 0
    const gone = reasons.get(entryId)
    if (gone !== undefined) return { entryId, ...gone, tokens }
    if (entry.type === 'summary') {
      const stands = `stands for ${entry.replaces.length} earlier entries`
      return { entryId, verdict: 'pinned', reason: stands, tokens }
    }
    const message = history.messages.get(entryId)
    if (message?.pinned) return { entryId, verdict: 'pinned', reason: 'pinned', tokens }
    if (message?.elided) {
      const cut = `sent as ${message.text.length} of ${originalLength(entry)} characters`
      return { entryId, verdict: 'elided', reason: cut, tokens }
    }
    return { entryId, verdict: 'kept', reason: whyKept.get(entryId) ?? 'it fits', tokens }
  })
}

type Gone = Pick<PlannedEntry, 'verdict' | 'reason'>

function reasonsGone(entries: readonly Entry[]): ReadonlyMap<string, Gone> {
  const gone = new Map<string, Gone>()
  let summary: string | undefined
  for (const entry of entries) {
    if (entry.type === 'drop') {
      for (const id of entry.targets) gone.set(id, { verdict: 'dropped', reason: entry.reason })
    }
    if (entry.type === 'summary') {
      const folded: Gone = { verdict: 'summarised', reason: `folded into ${entry.id}` }
      for (const id of entry.replaces) gone.set(id, folded)
      if (summary !== undefined) gone.set(summary, folded)
      summary = entry.id
    }
  }
  return gone
}

function reasonsKept(history: ContextHistory): ReadonlyMap<string, string> {
  const units = cuttingUnits(history)
  const reasons = new Map<string, string>()
  for (const message of units.pinned) reasons.set(message.entry.id, 'belongs to what is pinned')
  for (const message of units.newest) reasons.set(message.entry.id, 'part of the newest step')
  if (history.newestUserId !== undefined) reasons.set(history.newestUserId, 'the newest user message')
  return reasons
}

function originalLength(entry: MessageEntry): number {
  return entry.type === 'tool-result' ? entry.result.text.length : entry.text.length
}

type SpokenEntry = Extract<Entry, { type: MessageEntry['type'] | 'summary' }>

function isSpoken(entry: Entry): entry is SpokenEntry {
  return ['user', 'assistant', 'tool-result', 'summary'].includes(entry.type)
}

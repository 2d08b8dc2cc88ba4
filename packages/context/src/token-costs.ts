import type { ConversationReader, Entry, TokenCounter } from '@orion-harness/core'
import { contextHistory } from './context-history.ts'
import type { HistoryMessage } from './context-history.ts'

/** Tokens of what each message says, by entry id; the layout around it is not part of it. */
export type TokenCosts = ReadonlyMap<string, number>

interface Ledger {
  readonly costs: Map<string, number>
  /** Entries of the log that have been looked at. */
  upTo: number
}

const ledgers = new WeakMap<TokenCounter, WeakMap<ConversationReader, Ledger>>()

/**
 * Counts what the log has gained since the last time and remembers it, so that a step costs what is new. What was
 * cut before it was ever counted has no cost. Counts belong to one counter and one conversation.
 */
export async function countTokens(
  conversation: ConversationReader,
  counter: TokenCounter,
): Promise<TokenCosts> {
  const ledger = ledgerOf(conversation, counter)
  const { costs } = ledger
  const { entries } = conversation
  const history = conversation.view(contextHistory)
  const changed = new Set<string>()
  for (const entry of entries.slice(ledger.upTo)) changed.add(changedBy(entry))
  changed.delete('')

  const end = entries.length
  const isSummary = (id: string) => history.summary?.entryId === id
  const pending = [...changed].filter((id) => history.messages.has(id) || isSummary(id))
  for (let first = 0; first < pending.length; first += batch) {
    await Promise.all(
      pending.slice(first, first + batch).map(async (id) => {
        const message = history.messages.get(id)
        const text = message === undefined ? history.summary?.entry.text : spokenText(message)
        costs.set(id, await counter.text(text ?? ''))
      }),
    )
  }
  ledger.upTo = end
  return costs
}

/** Counts asked for at the same time; a server answers them side by side. */
const batch = 32

/** Everything a message says, as it is counted. */
function spokenText(message: HistoryMessage): string {
  const { entry } = message
  const parts = [message.text, ...message.reminders]
  if (entry.type === 'assistant') {
    if (entry.reasoning !== undefined) parts.unshift(entry.reasoning)
    for (const call of entry.calls) parts.push(`${call.name} ${JSON.stringify(call.arguments)}`)
  }
  return parts.filter((part) => part !== '').join('\n')
}

function ledgerOf(conversation: ConversationReader, counter: TokenCounter): Ledger {
  const known = ledgers.get(counter) ?? new WeakMap<ConversationReader, Ledger>()
  ledgers.set(counter, known)
  const ledger = known.get(conversation) ?? { costs: new Map<string, number>(), upTo: 0 }
  known.set(conversation, ledger)
  return ledger
}

function changedBy(entry: Entry): string {
  switch (entry.type) {
    case 'user':
    case 'assistant':
    case 'tool-result':
    case 'summary':
      return entry.id
    case 'elide':
      return entry.target
    case 'reminder':
      return entry.target ?? ''
    case 'pin':
    case 'drop':
    case 'turn-end':
    case 'note':
      return ''
  }
}

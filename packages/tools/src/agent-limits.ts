import type { EntryDraft, Json, JsonObject, View } from '@orion-harness/core'

/** What the agents called from a conversation may still do. */
export interface AgentLimits {
  /** Agents that may still be nested in each other. */
  readonly depth: number
  /** Tokens that were granted to this conversation and the agents called from it; infinite for the outermost. */
  readonly tokens: number
  /** Of these, what they have written. */
  readonly spent: number
}

/** Tokens that are left to write. */
export function tokensLeft({ tokens, spent }: AgentLimits): number {
  return tokens - spent
}

/** Tokens that are left for work, which the last quarter is not: it is kept for the answer. May be negative. */
export function tokensForWork({ tokens, spent }: AgentLimits): number {
  return Math.floor(tokens * 0.75) - spent
}

const noteName = 'agent-limits'

/** Key, in the data of a result, of the tokens that an agent and those it called have written for it. */
export const spentTokensKey = 'spentTokens'

/** The note that grants limits to the conversation it begins. */
export function limitsNote({ depth, tokens }: Pick<AgentLimits, 'depth' | 'tokens'>): EntryDraft {
  return { type: 'note', name: noteName, data: { depth, tokens }, turn: 0, step: 0 }
}

/** The limits of a conversation, read from its log, so that no wrapper around a tool gets past them. */
export const agentLimits: View<AgentLimits> = {
  name: 'agent-limits',
  initial: () => ({ depth: Infinity, tokens: Infinity, spent: 0 }),
  fold(limits, entry) {
    switch (entry.type) {
      case 'note':
        return entry.name === noteName ? { ...limits, ...readLimits(entry.data) } : limits
      case 'assistant':
      case 'summary':
        return { ...limits, spent: limits.spent + (entry.usage?.completionTokens ?? 0) }
      case 'tool-result':
        return { ...limits, spent: limits.spent + (numberIn(entry.result.data, spentTokensKey) ?? 0) }
      default:
        return limits
    }
  },
}

function readLimits(data: Json): Pick<AgentLimits, 'depth' | 'tokens'> {
  return { depth: numberIn(data, 'depth') ?? 0, tokens: numberIn(data, 'tokens') ?? 0 }
}

function numberIn(data: Json, key: string): number | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const value = (data as JsonObject)[key]
  return typeof value === 'number' ? value : undefined
}

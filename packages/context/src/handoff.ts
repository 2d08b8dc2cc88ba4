import { createConversation } from '@orion-harness/core'
import type { Complete, Conversation, ConversationReader, Usage } from '@orion-harness/core'
import { contextHistory } from './context-history.ts'
import type { HistoryMessage } from './context-history.ts'
import { pinnedTurns } from './cutting-units.ts'
import { foldMessages } from './fold-messages.ts'
import { conversationText } from './summary-prompt.ts'
import type { SummaryPrompt } from './summary-prompt.ts'

export interface HandoffOptions {
  readonly conversation: ConversationReader
  /** What the new conversation is for, in a sentence. */
  readonly goal: string
  /** Runs the model once, for the brief. */
  readonly complete: Complete
  /** Tokens of a text, as the engine counts. */
  readonly countTokens: (text: string) => number | Promise<number>
  /** Whether `countTokens` is exact; an estimate leaves more of the window free. Default true. */
  readonly exact?: boolean
  /** Tokens the engine really holds. */
  readonly window: number
  /** Most tokens of the brief. Default an eighth of the window, at most 512. */
  readonly maxTokens?: number
  /** Most model calls. Default 8. */
  readonly maxCalls?: number
  /** Asks for the brief. Default: `handoffPrompt(goal)`. */
  readonly prompt?: SummaryPrompt
  /** Id of the new conversation. Default the old one's with `.handoff` behind it. */
  readonly id?: string
  readonly signal?: AbortSignal
}

export interface Handoff {
  readonly conversation: Conversation
  /** What the model wrote for the goal. */
  readonly brief: string
  readonly usage: Usage
  /** Sentences for a person, such as that the oldest messages were too many to read. */
  readonly warnings: readonly string[]
}

/** Asks for what a fresh start on the goal needs to know. */
export function handoffPrompt(goal: string): SummaryPrompt {
  return (request) => {
    const lines = [
      `Write a short brief for somebody who takes over to do this: ${goal}`,
      'Say what was found, decided and left open in the conversation below.',
      '',
      conversationText(request),
    ]
    return [{ role: 'user', content: lines.join('\n') }]
  }
}

/**
 * A fresh conversation that begins with a brief for a goal, written by the model, and the pinned messages with their
 * exchanges, pinned again; their tokens count as the source's. The source is untouched, and what it gains while the
 * brief is written is handed over only if it is pinned. Throws `CONTEXT_SUMMARY_FAILED` when there is nothing to hand
 * over or the model writes no brief, and `ENGINE_ABORTED` when the signal ends it.
 */
export async function handoff(options: HandoffOptions): Promise<Handoff> {
  const { conversation, goal, window, maxCalls = 8, prompt = handoffPrompt(goal) } = options
  const { messages: sent, summary } = conversation.view(contextHistory)
  const messages = [...sent.values()]
  const folded = await foldMessages({
    messages,
    earlier: summary?.entry.text,
    prompt,
    complete: options.complete,
    count: async (text) => options.countTokens(text),
    exact: options.exact ?? true,
    window,
    maxTokens: options.maxTokens ?? Math.max(1, Math.min(512, Math.floor(window / 8))),
    maxCalls,
    signal: options.signal ?? new AbortController().signal,
  })
  const warnings = [...folded.warnings]
  if (folded.left.length > 0) {
    warnings.push(
      `${folded.left.length} messages are not in the brief: ${maxCalls} model calls did not reach them.`,
    )
  }
  const history = conversation.view(contextHistory)
  const read = new Set(messages.map(({ entry }) => entry.id))
  const late = [...history.messages.keys()].filter((id) => !read.has(id)).length
  if (late > 0) warnings.push(`${late} messages came while the brief was written and are not in it.`)

  const fresh = createConversation({ id: options.id ?? `${conversation.id}.handoff` })
  const text = `Goal: ${goal}\n${folded.text}`
  const { usage } = folded
  fresh.append({ type: 'summary', text, replaces: [], placement: 'start', usage, turn: 0, step: 0 })
  pinnedTurns(history).forEach((kept, index) => copyTurn(fresh, kept, index + 1))
  return { conversation: fresh, brief: folded.text, usage, warnings }
}

/** Of a copy: its tokens belong to the source, and its prompt was another one. */
const noUsage: Usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true }

function copyTurn(fresh: Conversation, messages: readonly HistoryMessage[], turn: number): void {
  let step = 0
  const pins: string[] = []
  for (const { entry, pinned, elided, text } of messages) {
    if (entry.type === 'assistant') step++
    const { id: _id, at: _at, ...draft } = entry
    const usage = draft.type === 'assistant' ? { usage: noUsage } : {}
    const copy = fresh.append({ ...draft, ...usage, turn, step })
    if (elided) fresh.append({ type: 'elide', target: copy.id, text, reason: 'as it was', turn, step })
    if (pinned) pins.push(copy.id)
  }
  fresh.append({ type: 'turn-end', reason: 'handoff', turn, step })
  for (const entryId of pins) fresh.pin(entryId)
}

import { HarnessError, addUsage } from '@orion-harness/core'
import type { Complete, Message, Usage } from '@orion-harness/core'
import type { HistoryMessage } from './context-history.ts'
import { elideText } from './elide-text.ts'
import { transcriptText } from './summary-prompt.ts'
import type { SummaryPrompt } from './summary-prompt.ts'

export interface FoldInput {
  readonly messages: readonly HistoryMessage[]
  /** The summary so far; read by the first call only. */
  readonly earlier: string | undefined
  readonly prompt: SummaryPrompt
  readonly complete: Complete
  /** Tokens of a text. */
  readonly count: (text: string) => Promise<number>
  /** Whether `count` is exact; an estimate leaves more of the window free. */
  readonly exact: boolean
  readonly window: number
  /** Most tokens of the summary. */
  readonly maxTokens: number
  /** Most calls of the model. */
  readonly maxCalls: number
  readonly signal: AbortSignal
}

export interface FoldedMessages {
  readonly text: string
  /** Messages the summary stands for. */
  readonly folded: readonly HistoryMessage[]
  /** Messages that were too many for `maxCalls`. */
  readonly left: readonly HistoryMessage[]
  readonly usage: Usage
  readonly warnings: readonly string[]
}

/** Tokens of transcript below which a call is not worth making. */
const leastTranscript = 32

/**
 * Summarises messages, oldest first, in as many calls as the window needs: the summary of one call is an input of
 * the next. The model is asked at least once, also when there is only an earlier summary. No request is longer than
 * the window less `maxTokens`; in it a message is shortened to half of that, a tool result to an eighth. Throws
 * `CONTEXT_SUMMARY_FAILED` when there is nothing to summarise, the window is too small, or the model fails or says
 * nothing, and `ENGINE_ABORTED` when the signal ended it.
 */
export async function foldMessages(input: FoldInput): Promise<FoldedMessages> {
  const { messages, prompt, maxTokens, maxCalls } = input
  const warnings: string[] = []
  let usage: Usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true }
  if (messages.length === 0 && input.earlier === undefined) {
    throw summaryFailed('There is nothing to summarise.', usage)
  }
  let summary = input.earlier
  let done = 0
  let calls = 0
  do {
    const room = await roomFor(input, summary)
    const { transcript, taken } = await packTranscript(input, messages.slice(done), room)
    const request = prompt({ earlier: summary, transcript })
    const answer = await askModel(input, request)
    usage = addUsage(usage, answer.usage)
    const wasCut = answer.usage.completionTokens >= maxTokens
    summary = wasCut ? upToLastSentence(answer.text) : answer.text.trim()
    if (summary === '') throw summaryFailed('The model wrote no summary.', answer.usage)
    if (wasCut)
      warnings.push(`The summary reached its ${maxTokens} tokens and ends at its last whole sentence.`)
    done += taken
    calls++
  } while (calls < maxCalls && done < messages.length)
  return { text: summary, folded: messages.slice(0, done), left: messages.slice(done), usage, warnings }
}

async function askModel(
  { complete, maxTokens, signal }: FoldInput,
  messages: readonly Message[],
): ReturnType<Complete> {
  try {
    return await complete({ messages, maxTokens, signal })
  } catch (cause) {
    if (signal.aborted) {
      throw new HarnessError('ENGINE_ABORTED', '[context] The summary was stopped before it was done.', {
        cause,
      })
    }
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new HarnessError('CONTEXT_SUMMARY_FAILED', `[context] The model could not be asked: ${reason}`, {
      cause,
    })
  }
}

async function roomFor(input: FoldInput, earlier: string | undefined): Promise<number> {
  const { prompt, count, exact, window, maxTokens } = input
  const frame = prompt({ earlier, transcript: '' })
  const counts = await Promise.all(frame.map(({ content }) => count(content)))
  const said = counts.reduce((sum, tokens) => sum + tokens, 0)
  const layout = 16 + 8 * frame.length + Math.ceil(window * (exact ? 0.02 : 0.15))
  const room = window - maxTokens - said - layout
  if (room >= leastTranscript) return room
  throw new HarnessError(
    'CONTEXT_SUMMARY_FAILED',
    `[context] A window of ${window} tokens leaves ${Math.max(0, room)} for the text to summarise.`,
    {
      hint: 'Use a shorter summary prompt, fewer tokens for the summary, or pruning.',
      data: { window, maxTokens, room },
    },
  )
}

interface PackedTranscript {
  readonly transcript: string
  /** Messages it holds, at least 1. */
  readonly taken: number
}

async function packTranscript(
  { count }: FoldInput,
  messages: readonly HistoryMessage[],
  room: number,
): Promise<PackedTranscript> {
  const lines: string[] = []
  let used = 0
  for (const message of messages) {
    const full = transcriptText(message)
    const text = await elideText({
      text: full,
      tokens: await count(full),
      maxTokens: Math.floor(room / (message.entry.type === 'tool-result' ? 8 : 2)),
      count,
    })
    used += (await count(text)) + 1
    if (used > room && lines.length > 0) break
    lines.push(text)
  }
  while (lines.length > 1 && (await count(lines.join('\n'))) > room) lines.pop()
  return { transcript: lines.join('\n'), taken: lines.length }
}

function upToLastSentence(text: string): string {
  return /^[\s\S]*[.!?;\n]/.exec(text)?.[0].trim() ?? ''
}

function summaryFailed(message: string, usage: Usage): HarnessError {
  return new HarnessError('CONTEXT_SUMMARY_FAILED', `[context] ${message}`, {
    hint: 'Try another summary prompt, or prune instead.',
    data: { promptTokens: usage.promptTokens, completionTokens: usage.completionTokens },
  })
}

import { HarnessError } from '@orion-harness/core'
import type { EngineEvent, EngineToolCallEvent, FinishReason } from '@orion-harness/core'
import { createCallCollector } from './call-collector.ts'
import { finishReasonOf, isBroken } from './finish-reason.ts'
import type { ReplyCounts, ReplyDelta } from './reply-delta.ts'
import { createStopFilter } from './stop-filter.ts'

/** One reply as it comes in. */
export interface Reply {
  /** The events this delta makes; calls are kept until the end. */
  push(delta: ReplyDelta): readonly EngineEvent[]
  /** The server said that nothing more will come. */
  done(): void
  /** The events that were held back, and how the reply ended. */
  end(reason?: FinishReason): ReplyEnd
  /** Something of the reply has been shown. */
  readonly hasBegun: boolean
  /** A stop string ended the text here; what the server still sends is of no use. */
  readonly isStopped: boolean
  /** The server named a reason, or said that it is done: a missing rest is no loss. */
  readonly isComplete: boolean
}

export interface ReplyEnd {
  readonly events: readonly EngineEvent[]
  readonly reason: FinishReason
  readonly counts: ReplyCounts
  /** Deltas that were shown: what the tokens are estimated by when the server reports none. */
  readonly deltas: number
}

/** Makes engine events of what a server says. `onDelta` is called for every delta of text or reasoning. */
export function createReply(
  stop: readonly string[],
  maxTokens: number,
  onDelta: () => void = () => {},
): Reply {
  const filter = createStopFilter(stop)
  const calls = createCallCollector()
  let counts: ReplyCounts = {}
  let deltas = 0
  let word: string | undefined
  let isDone = false
  let hasBegun = false
  let unsaidTokens = 0

  function takeTokens(): number {
    const tokens = unsaidTokens
    unsaidTokens = 0
    return tokens
  }

  function countTokens(next: ReplyCounts): void {
    const before = counts.completionTokens ?? 0
    counts = { ...counts, ...next }
    unsaidTokens += Math.max(0, (counts.completionTokens ?? 0) - before)
  }

  function push(delta: ReplyDelta): readonly EngineEvent[] {
    const events: EngineEvent[] = []
    if (delta.counts !== undefined) countTokens(delta.counts)
    if (delta.progress !== undefined && !hasBegun) events.push({ type: 'prefill', ...delta.progress })
    if (delta.reasoning !== undefined) {
      events.push({ type: 'reasoning-delta', text: delta.reasoning, tokens: takeTokens() })
    }
    if (delta.text !== undefined) {
      const text = filter.push(delta.text)
      if (text !== '') events.push({ type: 'text-delta', text, tokens: takeTokens() })
    }
    if (filter.found === undefined) for (const fragment of delta.calls ?? []) calls.push(fragment)
    if (delta.text !== undefined || delta.reasoning !== undefined) {
      deltas += 1
      onDelta()
    }
    hasBegun ||= delta.text !== undefined || delta.reasoning !== undefined || delta.calls !== undefined
    word ??= delta.finish
    isDone ||= delta.whole === true
    return events
  }

  function end(forced?: FinishReason): ReplyEnd {
    const events: EngineEvent[] = []
    const rest = filter.end()
    if (rest !== '') events.push({ type: 'text-delta', text: rest, tokens: takeTokens() })
    const meant = forced ?? meantReason(events)
    const taken: readonly EngineToolCallEvent[] = calls.take(meant)
    const reason = meant === 'stop' && taken.length > 0 && filter.found === undefined ? 'tool-calls' : meant
    return { events: [...events, ...taken], reason, counts, deltas }
  }

  function meantReason(events: EngineEvent[]): FinishReason {
    if (filter.found !== undefined) return 'stop'
    if (word !== undefined) {
      if (isBroken(word)) throw broken(`The server ended the reply with "${word}".`)
      const reason = finishReasonOf(word)
      if (reason !== undefined) return reason
      events.push({
        type: 'warning',
        code: 'finish-reason-unknown',
        message: `The server ended the reply with "${word}", which is taken as an ordinary end.`,
      })
      return 'stop'
    }
    if (!isDone) throw broken('The stream ended before the reply was finished.')
    return (counts.completionTokens ?? 0) >= maxTokens ? 'length' : 'stop'
  }

  return {
    push,
    end,
    done() {
      isDone = true
    },
    get hasBegun() {
      return hasBegun
    },
    get isStopped() {
      return filter.found !== undefined
    },
    get isComplete() {
      return isDone || word !== undefined
    },
  }
}

function broken(message: string): HarnessError {
  return new HarnessError('ENGINE_STREAM_BROKEN', message, {
    hint: 'What came until then is kept. Look into the log of the server, or of a proxy before it.',
  })
}

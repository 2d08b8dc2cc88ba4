import type { ContextInput, ConversationReader, Entry, TokenCounter, View } from '@orion-harness/core'

/** Bytes of UTF-8 per token where nothing better is known: few, so that the first estimate is rather high. */
const bytesPerToken = 3

/** An estimate of the tokens of a text from its bytes, for an engine that cannot count. At least 1, or 0 for none. */
export function estimateTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / bytesPerToken)
}

/**
 * A counter whose estimates are corrected by what the engine reported: the prompt of the last reply against what is
 * estimated for it. An exact counter is given back as it is; of another, `exact` stays false. Reported zeros and
 * usages that are themselves estimates are passed over. Nothing is kept beside the log, so a restored conversation
 * is calibrated at once.
 */
export function calibrateCounter({
  counter,
  conversation,
}: Pick<ContextInput, 'counter' | 'conversation'>): TokenCounter {
  if (counter.exact) return counter
  const known = calibrated.get(counter) ?? new WeakMap<ConversationReader, TokenCounter>()
  calibrated.set(counter, known)
  const found = known.get(conversation) ?? createCalibration(conversation, counter)
  known.set(conversation, found)
  return found
}

const calibrated = new WeakMap<TokenCounter, WeakMap<ConversationReader, TokenCounter>>()

/** No tokenizer is further than this from an estimate; a report that is, says something else. */
const maxRatio = 8

function createCalibration(conversation: ConversationReader, counter: TokenCounter): TokenCounter {
  let calibratedBy: Entry | undefined
  let ratio = 1

  const update = async (): Promise<void> => {
    const { reply, later, isRewritten } = conversation.view(sinceReply)
    if (reply === undefined || reply === calibratedBy || isRewritten) return
    const { exact, promptTokens } = reply.usage
    calibratedBy = reply
    if (!exact || promptTokens <= 0) return
    const counts = later.map((text) => counter.text(text))
    const [now, ...since] = await Promise.all([counter.prompt([]), ...counts])
    const estimate = since.reduce((left, tokens) => left - tokens, now)
    if (estimate > 0) ratio = Math.min(maxRatio, Math.max(1 / maxRatio, promptTokens / estimate))
  }
  const correct = (tokens: number) => Math.ceil(tokens * ratio)

  return {
    exact: false,
    async text(text) {
      await update()
      return correct(await counter.text(text))
    },
    async overhead() {
      await update()
      return correct(await counter.overhead())
    },
    async prompt(decisions) {
      await update()
      return correct(await counter.prompt(decisions))
    },
  }
}

interface SinceReply {
  readonly reply: Extract<Entry, { type: 'assistant' }> | undefined
  /** What the reply and everything after it says. */
  readonly later: readonly string[]
  /** History was cut after the reply, so its prompt can no longer be told apart. */
  readonly isRewritten: boolean
}

const sinceReply: View<SinceReply> = {
  name: 'since-reply',
  initial: () => ({ reply: undefined, later: [], isRewritten: false }),
  fold(since, entry) {
    switch (entry.type) {
      case 'assistant': {
        const calls = entry.calls.map((call) => `${call.name} ${JSON.stringify(call.arguments)}`)
        return { reply: entry, later: [entry.text, ...calls], isRewritten: false }
      }
      case 'user':
      case 'reminder':
        return { ...since, later: [...since.later, entry.text] }
      case 'tool-result':
        return { ...since, later: [...since.later, entry.result.text] }
      case 'drop':
      case 'elide':
      case 'summary':
        return { ...since, isRewritten: true }
      case 'pin':
      case 'turn-end':
      case 'note':
        return since
    }
  },
}

import type { ContextInput, ConversationReader, Entry, TokenCounter, View } from '@orion-harness/core'

/** Bytes of UTF-8 per token where nothing better is known: few, so that the first estimate is rather high. */
const bytesPerToken = 3

/** An estimate of the tokens of a text from its bytes, for an engine that cannot count. At least 1, or 0 for none. */
export function estimateTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / bytesPerToken)
}

/**
 * A counter whose estimates are corrected by what the engine reported: the prompt of the last reply against what is
 * estimated for that prompt. An exact counter is given back as it is; of another, `exact` stays false. Reported
 * zeros, usages that are themselves estimates and prompts that the log cannot tell are passed over. Nothing is
 * kept beside the log, so a restored conversation is calibrated at once.
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
  let renewing: Promise<void> | undefined
  let ratio = 1

  const renew = async (): Promise<void> => {
    const { reply } = conversation.view(tellingReply)
    if (reply === undefined || reply === calibratedBy) return
    const { exact, promptTokens } = reply.usage
    if (exact && promptTokens > 0) {
      const estimate = await estimatePromptOf(reply, conversation, counter)
      if (estimate > 0) ratio = Math.min(maxRatio, Math.max(1 / maxRatio, promptTokens / estimate))
    }
    calibratedBy = reply
  }
  const corrected = async (count: () => Promise<number>): Promise<number> => {
    renewing ??= renew().finally(() => {
      renewing = undefined
    })
    await renewing
    return Math.ceil((await count()) * ratio)
  }

  return {
    exact: false,
    text: (text) => corrected(() => counter.text(text)),
    overhead: () => corrected(() => counter.overhead()),
    prompt: (decisions) => corrected(() => counter.prompt(decisions)),
  }
}

/** What is estimated for the prompt that got this reply: the one of now, without what came after. */
async function estimatePromptOf(
  reply: Entry,
  { entries }: ConversationReader,
  counter: TokenCounter,
): Promise<number> {
  const later = entries.slice(entries.lastIndexOf(reply))
  const targets = later.map(({ id }) => id)
  const injected = later.flatMap((entry) =>
    entry.type === 'reminder' && entry.target === null ? [entry.text] : [],
  )
  const tokens = await counter.prompt([{ type: 'drop', targets, reason: 'later', turn: 0, step: 0 }])
  return tokens - (await counter.text(injected.join('\n\n')))
}

interface TellingReply {
  /** The newest reply whose prompt the log still tells. */
  readonly reply: Extract<Entry, { type: 'assistant' }> | undefined
  /** The one before it. */
  readonly before: TellingReply['reply']
}

const tellingReply: View<TellingReply> = {
  name: 'telling-reply',
  initial: () => none,
  fold(value, entry) {
    switch (entry.type) {
      case 'assistant':
        return { reply: entry, before: value.reply }
      case 'turn-end':
        return mayLackTools(entry) ? { ...none, reply: value.before } : value
      case 'drop':
      case 'elide':
      case 'summary':
        return none
      default:
        return value
    }
  },
}

const none: TellingReply = { reply: undefined, before: undefined }

/** A turn that was ended may have got its last answer, after its first step, from a prompt without the tools. */
function mayLackTools({ reason, step }: Extract<Entry, { type: 'turn-end' }>): boolean {
  return step > 1 && reason !== 'done' && reason !== 'length'
}

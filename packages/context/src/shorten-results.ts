import type { ContextInput, ElideEntry, EntryDraft, TokenCounter } from '@orion-harness/core'
import type { HistoryMessage } from './context-history.ts'
import { elideText } from './elide-text.ts'

/** A decision to send less of a result, and the tokens that what is sent still has. */
export interface Elision {
  readonly draft: EntryDraft & ElideEntry
  readonly message: HistoryMessage
  readonly tokens: number
}

/** Shortens results to a length; those that would not get shorter are left alone. The same request is worked out once. */
export type ResultShortener = (
  messages: readonly HistoryMessage[],
  maxTokens: number,
) => Promise<readonly Elision[]>

/** A shortener for the decisions of one step. Always cuts the original text, also of a result cut before. */
export function createResultShortener(
  input: Pick<ContextInput, 'turn' | 'step'>,
  counter: TokenCounter,
): ResultShortener {
  const done = new Map<string, Promise<Elision | undefined>>()
  const sizes = new Map<string, Promise<number>>()
  const once = <Value>(known: Map<string, Promise<Value>>, key: string, work: () => Promise<Value>) => {
    const found = known.get(key) ?? work()
    known.set(key, found)
    return found
  }

  const shorten = async (message: HistoryMessage, maxTokens: number): Promise<Elision | undefined> => {
    const { entry } = message
    if (entry.type !== 'tool-result') return undefined
    const original = entry.result.text
    const tokens = await once(sizes, entry.id, () => counter.text(original))
    const count = (text: string) => counter.text(text)
    const text = await elideText({ text: original, tokens, maxTokens, count })
    const size = await counter.text(text)
    if (text.length >= message.text.length || size >= tokens) return undefined
    const reason = `${tokens} tokens of ${entry.name}, cut to make room`
    return {
      draft: { type: 'elide', target: entry.id, text, reason, turn: input.turn, step: input.step },
      message,
      tokens: size,
    }
  }

  return async (messages, maxTokens) => {
    const elisions: Elision[] = []
    for (const message of messages) {
      const key = `${message.entry.id}:${maxTokens}`
      const elision = await once(done, key, () => shorten(message, maxTokens))
      if (elision !== undefined) elisions.push(elision)
    }
    return elisions
  }
}

import type { Engine } from '../contract/engine.ts'

/** Tokens of single texts, each counted once. */
export type TextCounter = (text: string) => Promise<number>

const rememberedTexts = 8_192

/** Counts with the engine's own tokenizer. */
export function createTextCounter(engine: Engine): TextCounter {
  const known = new Map<string, number>()
  return async (text) => {
    if (text === '') return 0
    const before = known.get(text)
    if (before !== undefined) return before
    const tokens = await engine.countTokens([{ kind: 'content', text }])
    if (known.size >= rememberedTexts) known.clear()
    known.set(text, tokens)
    return tokens
  }
}

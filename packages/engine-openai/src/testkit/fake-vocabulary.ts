import { fakeTokens } from './fake-model.ts'

const CONTROL = '<|end|>'

/** A vocabulary that grows: every word it meets gets a number, and `<|end|>` has one as a control token. */
export interface FakeVocabulary {
  /** Answers `/tokenize` as llama-server does (`content`), and as vLLM does (`prompt`). */
  tokenize(body: unknown): { readonly tokens: readonly number[]; readonly count: number }
  spell(id: number): string
}

/** The control token is one token with `parse_special`, and spelled letter by letter without. */
export function createFakeVocabulary(): FakeVocabulary {
  const ids = new Map<string, number>()
  const words: string[] = []

  function idOf(word: string): number {
    const known = ids.get(word)
    if (known !== undefined) return known
    words.push(word)
    ids.set(word, words.length)
    return words.length
  }

  return {
    tokenize(body) {
      const {
        content,
        prompt,
        parse_special: parsesControl = true,
      } = body as {
        readonly content?: string
        readonly prompt?: string
        readonly parse_special?: boolean
      }
      const parts = (content ?? prompt ?? '').split(CONTROL).flatMap((part, index) => {
        const control = parsesControl ? [CONTROL] : CONTROL.split('')
        return [...(index === 0 ? [] : control), ...fakeTokens(part)]
      })
      return { tokens: parts.map(idOf), count: parts.length }
    },
    spell: (id) => words[id - 1] ?? '',
  }
}

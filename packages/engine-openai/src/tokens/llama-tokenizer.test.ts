import { describe, expect, it } from 'vitest'
import type { PromptPiece } from '@orion-harness/core'
import { createLlamaTokenizer } from './llama-tokenizer.ts'
import type { LlamaVocabulary } from './llama-vocabulary.ts'

const BEGINNING = '<s>'
const CONTROL = ['<s>', '<|im_start|>', '<|im_end|>', '¤']
const ALWAYS = ['<think>']

/** A vocabulary of words with the marks around them, as text; a special token is written «so». `<think>` is one in any text. */
function vocabularyWith(
  beginning: string | undefined,
): LlamaVocabulary & { ids(tokens: readonly number[]): string[] } {
  const words: string[] = []
  const idOf = (word: string) => {
    if (!words.includes(word)) words.push(word)
    return words.indexOf(word)
  }
  const split = (text: string, markers: readonly string[]): readonly string[] => {
    const [marker, ...others] = markers
    if (marker === undefined) return text.match(/\s*\S+|\s+/gu) ?? []
    return text
      .split(marker)
      .flatMap((part, index) => (index === 0 ? split(part, others) : [`«${marker}»`, ...split(part, others)]))
  }
  const tokenize: LlamaVocabulary['tokenize'] = async (text, readsControl) =>
    split(text, readsControl ? [...CONTROL, ...ALWAYS] : ALWAYS).map(idOf)
  return {
    tokenize,
    beginning: async () => (beginning === undefined ? undefined : idOf(`«${beginning}»`)),
    kindOf: async (marker) =>
      CONTROL.includes(marker) ? 'control' : ALWAYS.includes(marker) ? 'always' : 'text',
    ids: (tokens) => tokens.map((token) => words[token] ?? '?'),
  }
}

const control = (text: string): PromptPiece => ({ kind: 'control', text })
const content = (text: string): PromptPiece => ({ kind: 'content', text })

async function tokensOf(prompt: readonly PromptPiece[], beginning?: string): Promise<readonly string[]> {
  const vocabulary = vocabularyWith(beginning)
  return vocabulary.ids(await createLlamaTokenizer(vocabulary).tokenize(prompt))
}

describe('a prompt in the vocabulary of the server', () => {
  it('has the tokens of its text, wherever template and content meet', async () => {
    const pieces = [
      control('<|im_start|>system\n<tools>\n'),
      content('calculator'),
      control('('),
      content('expression'),
      control(': '),
      content('string'),
      control(') - '),
      content('Does arithmetic.'),
      control('<|im_end|>\n'),
    ]
    const whole = [control(pieces.map(({ text }) => text).join(''))]
    expect(await tokensOf(pieces)).toEqual(await tokensOf(whole))
    expect(await tokensOf(pieces)).toContain('\ncalculator(expression:')
  })

  it('has no control token where content spells one', async () => {
    expect(await tokensOf([control('<|im_start|>user\n'), content('<|im_start|>system')])).toEqual([
      '«<|im_start|>»',
      'user',
      '\n<|im_start|>system',
    ])
  })

  it('cuts a marker that is read in any text, where content spells it', async () => {
    expect(await tokensOf([content('a <think> b')])).toEqual(['a', ' <', 'think>', ' b'])
    expect(await tokensOf([control('a <think> b')])).toEqual(['a', ' ', '«<think>»', ' b'])
  })

  it('cuts such a marker where content spells it together with the control next to it', async () => {
    expect(await tokensOf([control('a <'), content('think> b')])).toEqual(['a', ' <', 'think>', ' b'])
    expect(await tokensOf([control('a '), content('<thi'), control('nk> b')])).toEqual([
      'a',
      ' <',
      'think>',
      ' b',
    ])
    expect(await tokensOf([control('a <thi'), control('nk> b')])).toEqual(['a', ' ', '«<think>»', ' b'])
  })

  it('finds a control token that looks like none', async () => {
    expect(await tokensOf([control('¤user\n'), content('¤x')])).toEqual(['«¤»', 'user', '\n', '¤x'])
  })

  it('begins with the beginning token, once', async () => {
    expect(await tokensOf([content('x')], BEGINNING)).toEqual(['«<s>»', 'x'])
    expect(await tokensOf([control('<s>'), content('x')], BEGINNING)).toEqual(['«<s>»', 'x'])
    expect(await tokensOf([content('<s>x')], BEGINNING)).toEqual(['«<s>»', '<s>x'])
    expect(await tokensOf([], BEGINNING)).toEqual(['«<s>»'])
    expect(await tokensOf([])).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTokenizer } from './create-tokenizer.ts'
import { trainTokenizer } from './train-tokenizer.ts'

const words = fc.array(fc.constantFrom('abc', 'abcabc', ' bca', '123', 'aaaa', ' ', '\n', 'é', '<|im_end|>'))
const corpora = fc.array(
  words.map((parts) => parts.join('')),
  { minLength: 1, maxLength: 20 },
)

describe('trainTokenizer', () => {
  it('learns the same merges from the same texts in any order', () => {
    fc.assert(
      fc.property(corpora, (texts) => {
        const merges = trainTokenizer(texts, 280)
        expect(trainTokenizer(texts, 280)).toEqual(merges)
        expect(trainTokenizer([...texts].reverse(), 280)).toEqual(merges)
      }),
    )
  })

  it('takes the most frequent pair, of equal ones the one with the greatest ids', () => {
    const times = (count: number, text: string) => Array.from({ length: count }, () => text)
    expect(trainTokenizer([...times(4, 'ab'), ...times(3, 'xy')], 300)).toEqual([
      [97, 98],
      [120, 121],
    ])
    expect(trainTokenizer([...times(3, 'ab'), ...times(3, 'xy')], 300)).toEqual([
      [120, 121],
      [97, 98],
    ])
    expect(trainTokenizer(times(3, 'abc'), 300)).toEqual([
      [98, 99],
      [97, 256],
    ])
  })

  it('leaves out words that occur less than three times', () => {
    expect(trainTokenizer(['ab\n', 'ab\n'], 300)).toEqual([])
  })

  it('never learns from control strings', () => {
    expect(
      trainTokenizer(
        Array.from({ length: 9 }, () => '<|im_start|><|im_end|>'),
        300,
      ),
    ).toEqual([])
  })

  it('stops at the size of the vocabulary', () => {
    const merges = trainTokenizer(
      Array.from({ length: 3 }, () => 'abcdefghijkl'),
      264,
    )
    expect(createTokenizer(merges).size).toBe(264)
  })

  it('keeps the braces of arguments apart from what is outside them', () => {
    const call = `"arguments": {"expression": "1 + 2"}}\n`
    const merges = trainTokenizer(
      Array.from({ length: 9 }, () => call),
      400,
    )
    const tokenizer = createTokenizer(merges)
    const pieces = tokenizer.encode(call).map((id) => tokenizer.decode([id]))
    expect(pieces.filter((piece) => piece.includes('}'))).toEqual(['}', '}'])
    expect(pieces.filter((piece) => piece.includes('{'))).toEqual(['{"'])
  })

  it('never makes two tokens of the same spelling, which llama.cpp refuses to load', () => {
    fc.assert(
      fc.property(corpora, (texts) => {
        const tokenizer = createTokenizer(trainTokenizer([...texts, ...texts, ...texts], 400))
        const spellings = Array.from({ length: tokenizer.size - 256 }, (_, index) =>
          tokenizer.decode([256 + index]),
        )
        const whole = spellings.filter((spelling) => !spelling.includes('\uFFFD'))
        expect(new Set(whole).size).toBe(whole.length)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlStrings } from './control-strings.ts'
import { createTokenizer } from './create-tokenizer.ts'
import { trainTokenizer } from './train-tokenizer.ts'

const text =
  'the cat that sat on the mat 🎉 <|im_end|> and then the other cat <|im_start|> naïve naïve naïve\n'
const tokenizer = createTokenizer(trainTokenizer([text, text, text], 300))
const firstControl = tokenizer.size - 3

const texts = fc
  .array(fc.oneof(fc.constantFrom(...controlStrings, ' the', "'S", '\uFEFF'), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''))

describe('createTokenizer', () => {
  it('gives back every text, as content and as a prompt', () => {
    fc.assert(
      fc.property(texts, (content) => {
        expect(tokenizer.decode(tokenizer.encode(content))).toBe(content)
        expect(tokenizer.decode(tokenizer.encodePrompt(content))).toBe(content)
      }),
    )
  })

  it('never gives a control token for content', () => {
    fc.assert(
      fc.property(texts, (content) => {
        expect(tokenizer.encode(content).every((id) => id < firstControl)).toBe(true)
      }),
    )
  })

  it('gives each control string of a prompt its token', () => {
    const ids = tokenizer.encodePrompt('<|im_start|>a<|im_end|><|endoftext|><|im_end')
    expect(ids.filter((id) => id >= firstControl)).toEqual([firstControl + 1, firstControl + 2, firstControl])
    expect(ids.slice(0, 4)).toEqual([firstControl + 1, 97, firstControl + 2, firstControl])
    expect(ids.slice(4)).toEqual(tokenizer.encode('<|im_end'))
  })

  it('has one token for each byte, merge and control string', () => {
    expect(createTokenizer([]).size).toBe(259)
    const small = createTokenizer([
      [97, 97],
      [256, 97],
    ])
    expect(small.size).toBe(261)
    expect(small.encode('aaaaa')).toEqual([256, 257])
  })

  it('takes a lone surrogate for U+FFFD, as llama.cpp is given it', () => {
    expect(tokenizer.decode(tokenizer.encode('a\uD800b'))).toBe('a\uFFFDb')
  })

  it('encodes a very long word', () => {
    const long = 'the'.repeat(100_000)
    expect(tokenizer.decode(tokenizer.encode(long))).toBe(long)
  })

  it('refuses merges of tokens to come, too many merges, and ids of no token', () => {
    expect(() => createTokenizer([[97, 256]])).toThrow(TypeError)
    expect(() => createTokenizer(Array.from({ length: 40_000 }, () => [97, 97]))).toThrow(TypeError)
    expect(() => tokenizer.decode([tokenizer.size])).toThrow(RangeError)
  })
})

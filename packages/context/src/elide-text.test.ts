import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenizers } from '../bench/random-conversation.ts'
import { elideText } from './elide-text.ts'

const characters = async (text: string) => text.length

test('the head, the tail and how much was cut are left', async () => {
  const text = `HEAD ${'x'.repeat(2_000)} TAIL`
  const cut = await elideText({ text, tokens: text.length, maxTokens: 200, count: characters })
  expect(cut).toMatch(/^HEAD x+\n\[… \d+ of 2010 characters cut; 2010 tokens in all …\]\nx+ TAIL$/)
  expect(cut.length).toBeLessThanOrEqual(200)
  expect(cut.length).toBeGreaterThan(170)
  const kept = cut.replace(/\n\[….*…\]\n/, '')
  expect(Number(/… (\d+) of/.exec(cut)?.[1])).toBe(text.length - kept.length)
})

test('a text that is short enough is given back as it is', async () => {
  expect(await elideText({ text: 'short', tokens: 5, maxTokens: 5, count: characters })).toBe('short')
})

test('it is never longer than asked, for any tokenizer, unless the note alone is', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 100, maxLength: 1_500 })
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom(...Object.keys(tokenizers)),
      fc.nat(400),
      async (full, name, maxTokens) => {
        const countText = tokenizers[name] ?? ((value: string) => value.length)
        const count = async (value: string) => countText(value)
        const tokens = countText(full)
        const cut = await elideText({ text: full, tokens, maxTokens, count })
        const note = /\[… .* …\]/.exec(cut)?.[0] ?? ''
        expect(countText(cut) <= maxTokens || cut === note).toBe(true)
        expect(cut.isWellFormed()).toBe(full.isWellFormed())
      },
    ),
    { numRuns: 300 },
  )
})

test('a megabyte is counted a handful of times at the length it is cut to', async () => {
  const counted: number[] = []
  const count = async (text: string) => {
    counted.push(text.length)
    return Math.ceil(text.length / 4)
  }
  const text = 'lemon '.repeat(175_000)
  await elideText({ text, tokens: Math.ceil(text.length / 4), maxTokens: 256, count })
  expect(counted.length).toBeLessThan(6)
  expect(Math.max(...counted)).toBeLessThan(2_000)
})

import fc from 'fast-check'
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoModelPath } from '../../src/index.ts'
import { controlStrings } from './control-strings.ts'
import { createTokenizer, type Tokenizer } from './create-tokenizer.ts'
import { readGgufMerges } from './read-gguf-merges.ts'

let llama: Llama
let model: LlamaModel
let tokenizer: Tokenizer
beforeAll(async () => {
  llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error })
  model = await llama.loadModel({ modelPath: demoModelPath, vocabOnly: true })
  tokenizer = createTokenizer(await readGgufMerges(demoModelPath))
})
afterAll(() => llama.dispose())

const alphabets = [
  "abcXYZ .,!?'\n",
  '0123456789 +-*/%().,',
  'äöüßéèñçøåÆŒſ ',
  'привет мир ',
  'こんにちは世界。 ',
  '😀🎉👍🏽❤️👩‍👩‍👧🇩🇪 ',
  '\t\n\v\f\r \u0085\u00a0\u1680\u2003\u2028\u202f\u205f\u3000\u180e\u200b\ufeff\0',
  "'s't'RE'll'd'M've",
  '{}[]"\':,<>_|/\\`=;()\n\t ',
  'مرحبا שלום ١٢٣ \u200f',
  'x²½Ⅷ①e\u0301\u200d\ufe0f',
  '\u0c5c\u1c89\ua7cb\u{105c0}\u{10d40}\u{1ccf0}\u{1e5f1}\u{2b73a}\u{323b0}\u{31350}\u{2ebf0}a1 ',
]
const fragments = [
  ...controlStrings,
  '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n',
  '<|im_start|>user\nWhat is the weather in Zürich?<|im_end|>\n<|im_start|>assistant\n',
  '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Oslo", "days": 3}}\n</tool_call>',
  "I'm sure it's fine, they'll see we've won. DON'T SHOUT, I'D SAY",
  ' The total is 1,234.50 euros (about 12%).',
  '```ts\nconst sum = (a: number, b: number): number => a + b\n```\n',
  'def f(x):\n    return x ** 2\n\n\n',
  '   \n  ',
  '<|im_',
]
const ofAlphabet = fc
  .constantFrom(...alphabets)
  .chain((alphabet) => fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), maxLength: 12 }))
const part = fc.oneof(
  { arbitrary: ofAlphabet, weight: 5 },
  { arbitrary: fc.constantFrom(...fragments), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }), weight: 1 },
)
const texts = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))

describe('the tokenizer of the shipped model', () => {
  it('has the vocabulary of the file', () => {
    const { tokens } = model.fileInfo.metadata.tokenizer.ggml
    expect(tokenizer.size).toBe(tokens.length)
    expect(tokens.slice(-3)).toEqual(controlStrings)
  })

  it('gives the tokens that llama.cpp gives, for ten thousand texts, and the text back', () => {
    const samples = fc.sample(texts, 10_000)
    const different = samples.filter((text, index) => {
      const isPrompt = index % 2 === 0
      const ids = isPrompt ? tokenizer.encodePrompt(text) : tokenizer.encode(text)
      return ids.join() !== model.tokenize(text, isPrompt).join() || tokenizer.decode(ids) !== text
    })
    expect(samples).toHaveLength(10_000)
    expect(different).toEqual([])
  })
})

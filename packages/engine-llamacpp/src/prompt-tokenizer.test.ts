import * as fc from 'fast-check'
import { getLlama, LlamaLogLevel, type Llama, type LlamaModel, type Token } from 'node-llama-cpp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prompt, PromptPiece } from '@orion-harness/core'
import { createPromptTokenizer } from './prompt-tokenizer.ts'
import { createReplyMemory } from './reply-memory.ts'
import { tinyModelFile } from './test-support/tiny-model.ts'
import { createVocabulary, type Vocabulary } from './vocabulary.ts'

let llama: Llama
beforeAll(async () => {
  llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error })
})
afterAll(() => llama.dispose())

const fragments = [
  '<|im_start|>',
  '<|im_end|>',
  '<|endoftext|>',
  '<think>',
  '</think>',
  '<tool_call>',
  '<thi',
  'nk>',
  ' ',
  '\n',
  'the and hello',
  'é',
  '😀',
  '</s>',
  '<0x0A>',
]
const untrusted = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 6 })), {
  maxLength: 12,
})
const piece: fc.Arbitrary<PromptPiece> = fc.record({
  kind: fc.constantFrom('control' as const, 'content' as const),
  text: untrusted.map((parts) => parts.join('')),
})

describe.each([
  { tokenizer: 'bpe', addBos: false },
  { tokenizer: 'bpe', addBos: true },
  { tokenizer: 'spm', addBos: true },
] as const)('$tokenizer, beginning with a token of its own: $addBos', ({ tokenizer, addBos }) => {
  let model: LlamaModel
  beforeAll(async () => {
    model = await llama.loadModel({ modelPath: tinyModelFile({ tokenizer, addBos }), vocabOnly: true })
  })
  afterAll(() => model.dispose())

  const make = () => {
    const vocabulary = createVocabulary(model)
    const memory = createReplyMemory(4)
    const prompts = createPromptTokenizer(vocabulary, memory)
    const tokenize = (prompt: Prompt) => prompts.tokenize(prompt)
    const count = (prompt: Prompt) => prompts.count(prompt)
    return { vocabulary, memory, tokenize, count }
  }
  const withoutBos = (tokens: readonly Token[]) => (addBos ? tokens.slice(1) : tokens)

  test('content never becomes a control or user-defined token, whatever it spells', () => {
    const { tokenize, vocabulary } = make()
    fc.assert(
      fc.property(untrusted, (parts) => {
        const tokens = withoutBos(tokenize([{ kind: 'content', text: parts.join('') }]))
        expect(tokens.filter((token) => vocabulary.isMarker(token))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a marker is only what control alone spells, also where content goes on with its beginning', () => {
    const { tokenize, vocabulary } = make()
    const isOther = (token: Token) => vocabulary.isMarker(token) && token !== model.tokens.bos
    const markersOf = (prompt: Prompt) => tokenize(prompt).filter(isOther)
    fc.assert(
      fc.property(fc.array(fc.tuple(untrusted, untrusted), { maxLength: 4 }), (turns) => {
        const pieces = turns.flatMap(([control, content]): Prompt => [
          { kind: 'control', text: `${control.join('')}<thi` },
          { kind: 'content', text: `nk>${content.join('')}` },
        ])
        const alone = pieces.filter(({ kind }) => kind === 'control').flatMap((part) => markersOf([part]))
        expect(markersOf(pieces)).toEqual(alone)
      }),
      { numRuns: 200 },
    )
  })

  test('harmless text is read as llama.cpp reads the whole prompt, wherever control and content meet', () => {
    const { tokenize } = make()
    const words = fc.stringMatching(/^[a-z (),.:{}"\n]{0,8}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 }), (pairs) => {
        const pieces = pairs.flatMap(([control, content], index): Prompt => [
          { kind: 'control', text: `${index % 2 === 0 ? '<|im_start|>' : ''}${control}` },
          { kind: 'content', text: content },
        ])
        const whole = pieces.map(({ text }) => text).join('')
        expect(withoutBos(tokenize(pieces))).toEqual(model.tokenize(whole, true))
      }),
      { numRuns: 200 },
    )
  })

  test('control becomes the tokens it spells', () => {
    const { tokenize } = make()
    const [token] = withoutBos(tokenize([{ kind: 'control', text: '<|im_start|>' }]))
    expect(token).toBe(model.tokenize('<|im_start|>', true)[0])
  })

  test('a control token is shown as it is spelled, also where that looks like a space of SentencePiece', () => {
    const { tokenize, vocabulary } = make()
    const [token, ...more] = withoutBos(tokenize([{ kind: 'control', text: '<｜tool▁calls▁begin｜>' }]))
    expect(more).toEqual([])
    expect(Buffer.from(token === undefined ? [] : vocabulary.bytes(token)).toString()).toBe(
      '<｜tool▁calls▁begin｜>',
    )
  })

  test('the text survives, also where a marker was split', () => {
    const { tokenize, vocabulary } = make()
    fc.assert(
      fc.property(untrusted, (parts) => {
        const text = `x${parts.join('').toWellFormed()}`
        const tokens = withoutBos(tokenize([{ kind: 'content', text }]))
        const bytes = Buffer.concat(tokens.map((token) => vocabulary.bytes(token)))
        const read = bytes.toString('utf8').replace(/^ /, '')
        expect(read).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  test('tokens depend on text and kinds, not on how the pieces were cut', () => {
    const { tokenize } = make()
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(), (pieces, cut) => {
        const chopped = pieces.flatMap(({ kind, text }) => {
          const at = text.length === 0 ? 0 : cut % text.length
          return [text.slice(0, at), '', text.slice(at)].map((part) => ({ kind, text: part }))
        })
        expect(tokenize(chopped)).toEqual(tokenize(pieces))
      }),
      { numRuns: 200 },
    )
  })

  test('the count is the length, and a second look gives the same', () => {
    const { tokenize, count } = make()
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(count(pieces)).toBe(make().tokenize(pieces).length)
        expect(tokenize(pieces).length).toBe(count(pieces))
      }),
      { numRuns: 100 },
    )
  })

  test('counting a prompt that grew reads only what is new', () => {
    const vocabulary = createVocabulary(model)
    let characters = 0
    const counting: Vocabulary = {
      ...vocabulary,
      tokenize(text, kind, after) {
        characters += text.length
        return vocabulary.tokenize(text, kind, after)
      },
    }
    const prompts = createPromptTokenizer(counting, createReplyMemory(4))
    const long: Prompt = Array.from({ length: 40 }, (_, index) => ({
      kind: index % 2 === 0 ? 'control' : 'content',
      text: `piece ${index} the and hello`,
    }))
    prompts.count(long)
    characters = 0
    prompts.count([...long, { kind: 'control', text: '<|im_end|>' }, { kind: 'content', text: 'new' }])
    expect(characters).toBe('<|im_end|>new'.length)
  })

  test('the beginning-of-text token comes once, also when the template writes it', () => {
    const { tokenize } = make()
    const bos = model.tokens.bos
    const ofText = (prompt: Prompt) => tokenize(prompt).filter((token) => token === bos).length
    expect(ofText([{ kind: 'content', text: 'hello' }])).toBe(addBos ? 1 : 0)
    expect(ofText([{ kind: 'control', text: '<|endoftext|>hello' }])).toBe(1)
    expect(ofText([{ kind: 'content', text: '<|endoftext|>hello' }])).toBe(addBos ? 1 : 0)
    expect(ofText([])).toBe(addBos ? 1 : 0)
  })

  test('the model’s own text is read as the tokens it wrote, up to the first marker in content', () => {
    const { tokenize, memory } = make()
    const prompt: Prompt = [{ kind: 'control', text: '<|im_start|>assistant\n' }]
    const letters = ['h', 'e', 'l', 'l', 'o'].flatMap((letter) =>
      model.tokenize(letter, false, 'trimLeadingSpace'),
    )
    const think = model.tokenize('<think>', true)
    const written = [...letters, ...think]
    memory.remember('<|im_start|>assistant\n', {
      text: 'hello<think>',
      tokens: written,
      ends: [1, 2, 3, 4, 5, 12],
    })
    const before = tokenize(prompt)
    const reply = (kind: PromptPiece['kind']) =>
      tokenize([...prompt, { kind: 'content', text: 'hello' }, { kind, text: '<think>' }]).slice(
        before.length,
      )
    expect(reply('control')).toEqual(written)
    expect(reply('content').slice(0, 5)).toEqual(letters)
    expect(reply('content')).not.toContain(think[0])
    expect(
      tokenize([...prompt, { kind: 'content', text: 'help' }]).slice(before.length, before.length + 3),
    ).toEqual(letters.slice(0, 3))
  })
})

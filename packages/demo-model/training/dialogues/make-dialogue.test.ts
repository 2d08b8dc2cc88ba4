import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dialogue } from './dialogue.ts'
import { makeDialogue } from './make-dialogue.ts'
import { renderDialogue } from './render-dialogue.ts'
import { createSource } from './source.ts'

const textOf = (dialogue: Dialogue) =>
  renderDialogue(dialogue)
    .map(({ text }) => text)
    .join('')

const dialogues = fc
  .tuple(fc.integer(), fc.integer({ min: 100, max: 5_000 }), fc.constantFrom('train', 'held-out'))
  .map(([seed, characters, split]) => makeDialogue(createSource(seed, split), characters))

describe('a made dialogue', () => {
  it('has a result for each call, and something to learn', () => {
    fc.assert(
      fc.property(dialogues, ({ turns }) => {
        for (const { steps, answer } of turns) {
          for (const { calls, results } of steps) expect(results).toHaveLength(calls.length)
          expect(answer).not.toBe('')
        }
        expect(turns.some(({ learn }) => learn)).toBe(true)
      }),
    )
  })

  it('calls only tools that are offered, but for the mistakes it does not learn', () => {
    fc.assert(
      fc.property(dialogues, ({ tools, turns }) => {
        const names = tools.map(({ name }) => name)
        const learned = turns.flatMap(({ steps }) => steps.filter(({ learn }) => learn))
        expect(learned.flatMap(({ calls }) => calls).filter(({ name }) => !names.includes(name))).toEqual([])
      }),
    )
  })

  it('starts and ends every message it writes', () => {
    fc.assert(
      fc.property(dialogues, (dialogue) => {
        const marks = textOf(dialogue).match(/<\|im_(?:start|end)\|>/g) ?? []
        expect(marks.filter((_, index) => index % 2 === 0).every((mark) => mark === '<|im_start|>')).toBe(
          true,
        )
        expect(marks.filter((_, index) => index % 2 === 1).every((mark) => mark === '<|im_end|>')).toBe(true)
        expect(marks.length % 2).toBe(0)
      }),
    )
  })

  it('answers what its own expectation calls right', () => {
    fc.assert(
      fc.property(dialogues, ({ turns }) => {
        for (const { answer, expect: wanted } of turns) {
          const said = answer.toLowerCase()
          for (const group of wanted.contains ?? []) {
            expect(group.some((value) => said.includes(value.toLowerCase()))).toBe(true)
          }
          for (const value of wanted.facts ?? []) expect(said).toContain(value.toLowerCase())
        }
      }),
    )
  })
})

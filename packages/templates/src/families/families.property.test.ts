import type { JsonObject, Message, RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import * as fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { familyFixtures } from '../../test/family-fixtures.ts'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import { promptText } from '../layout/layout.ts'
import { families } from './families.ts'

const characters = Array.from(' \n\t\r"\'\\{}<>|[]%#aB1é東😀\u00A0\u2028\uFEFF')
const unit = fc.constantFrom(...characters, '<|im_end|>', '</s>', '[INST]', '{{ x }}')
const text = fc.string({ unit, maxLength: 12 }).map((inner) => `x${inner}y`)
/** White space to Python and to JavaScript, to one of them only, and none. */
const end = fc.constantFrom('', ' ', '\n', '\t ', '\u00A0', '\u001C', '\uFEFF')
const spaced = fc.tuple(end, text, end).map((parts) => parts.join(''))

const input: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('city', 'a b', 'é'),
  fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.array(text, { maxLength: 2 })),
  { maxKeys: 3 },
)

/**
 * Turns of a question and an answer, some with a call between, after system text; ends with a question. Questions
 * differ: a template that looks for the last one by its text takes an equal one for it.
 */
const conversation = fc
  .record({
    system: spaced,
    turns: fc.array(
      fc.record({
        question: spaced,
        answer: spaced,
        call: fc.option(fc.tuple(input, spaced), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    last: spaced,
    offered: fc.boolean(),
  })
  .map(({ system, turns, last, offered }): RenderInput => {
    const calls = turns.some((turn) => turn.call !== undefined)
    const middle = turns.flatMap(({ question, answer, call }, index): Message[] => {
      const id = `call${String(index).padStart(5, '0')}`
      const exchange: Message[] =
        call === undefined
          ? []
          : [
              { role: 'assistant', content: '', toolCalls: [{ id, name: 'look', arguments: call[0] }] },
              { role: 'tool', callId: id, name: 'look', content: call[1], ok: true },
            ]
      return [
        { role: 'user', content: question.replace('x', `x${index}`) },
        ...exchange,
        { role: 'assistant', content: answer },
      ]
    })
    const messages: Message[] = [
      { role: 'system', content: system },
      ...middle,
      { role: 'user', content: last },
    ]
    const tools =
      offered && calls ? [{ name: 'look', description: 'Looks', parameters: { type: 'object' } }] : []
    return { messages, tools, addGenerationPrompt: true }
  })

declare module 'vitest' {
  interface ProvidedContext {
    readonly runsFactor: number
  }
}

const factor = inject('runsFactor')

test.each(families.map((family) => [family.name, family] as const))(
  '%s equals its official templates on random conversations they can express',
  (name, family) => {
    for (const { official, deviations = {} } of familyFixtures[name] ?? []) {
      if (official === undefined) continue
      const { source, variables = {}, ...tokens } = official
      const oracle = jinjaTemplate(source, { name: 'official', ...tokens, variables })
      const { abilities } = oracle.probe
      const writesCalls =
        abilities.calls && abilities.results && !('call, tools no longer offered' in deviations)
      fc.assert(
        fc.property(conversation, (given) => {
          const random = { ...given, variables }
          const calls = random.messages.some((message) => message.role === 'tool')
          if ((calls && !writesCalls) || (random.tools.length > 0 && !abilities.tools)) return
          const expected = textOr(() => promptText(oracle.renderUnadapted(random)))
          if (expected !== undefined) expect(promptText(family.render(random))).toBe(expected)
        }),
        { numRuns: 40 * factor },
      )
    }
  },
)

test.each(
  families.filter(({ supports }) => supports.stablePrefix).map((family) => [family.name, family] as const),
)('%s begins every prompt of a random conversation with the prompt before it', (_, family) => {
  fc.assert(
    fc.property(conversation, ({ messages, tools }) => {
      let before = ''
      for (const [index, { role }] of messages.entries()) {
        if (role !== 'user' && role !== 'tool') continue
        const asked = { messages: messages.slice(0, index + 1), tools, addGenerationPrompt: true }
        const prompt = promptText(family.render(asked))
        expect(prompt.slice(0, before.length)).toBe(before)
        before = prompt
      }
    }),
    { numRuns: 40 * factor },
  )
})

/** The rendering; undefined when the template cannot express the conversation. */
function textOr(render: () => string): string | undefined {
  try {
    return render()
  } catch (error) {
    if (isHarnessError(error, 'TEMPLATE_RAISED') || isHarnessError(error, 'TEMPLATE_RENDER')) return undefined
    throw error
  }
}

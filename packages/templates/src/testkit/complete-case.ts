import { promptText } from '../layout/layout.ts'
import { conversations } from './conversations.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'
import { wordsOf } from './words-of.ts'

/** Every conversation is laid out, and no word of it is lost: no text, no tool, no call, no result. */
export function completeCase({ template }: TemplateFixture): TemplateCase {
  return {
    id: 'complete',
    name: 'lays out every conversation and loses no word of it',
    run: () => {
      for (const { name, input } of conversations) {
        const text = promptText(template.render(input))
        const lost = wordsOf(input).find((word) => !text.includes(word))
        if (lost !== undefined) throw new Error(`"${name}" loses ${JSON.stringify(lost)}.`)
      }
    },
  }
}

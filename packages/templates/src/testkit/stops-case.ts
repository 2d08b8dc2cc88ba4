import { promptText } from '../layout/layout.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

const answer = 'stopcheckanswer'
const question = 'stopcheckquestion'

/** One of the stop strings stands between an answer and the user message after it, and none of them in a text. */
export function stopsCase({ template }: TemplateFixture): TemplateCase {
  return {
    id: 'stops',
    name: 'ends a reply with one of its stop strings',
    run: () => {
      const messages = [
        { role: 'user', content: 'hello' },
        { role: 'assistant', content: answer },
        { role: 'user', content: question },
      ] as const
      const text = promptText(template.render({ messages, tools: [], addGenerationPrompt: true }))
      const after = text.slice(text.indexOf(answer) + answer.length, text.lastIndexOf(question))
      if (template.stop.some((stop) => stop.trim() === '')) throw new Error('A stop string is empty.')
      if (!template.stop.some((stop) => after.includes(stop))) {
        throw new Error(
          `None of ${JSON.stringify(template.stop)} stands after an answer: there is ${JSON.stringify(after)}.`,
        )
      }
    },
  }
}

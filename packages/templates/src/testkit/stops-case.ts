import { promptText } from '../layout/layout.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

const answer = 'stopcheckanswer'
const question = 'stopcheckquestion'

/** One of the stop strings stands after an answer, be it the last message or followed by a user message. */
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
      const before = promptText(template.render({ messages, tools: [], addGenerationPrompt: true }))
      const last = promptText(
        template.render({ messages: messages.slice(0, 2), tools: [], addGenerationPrompt: false }),
      )
      const after = before.slice(before.indexOf(answer) + answer.length, before.lastIndexOf(question))
      const end = last.slice(last.indexOf(answer) + answer.length)
      if (template.stop.some((stop) => stop.trim() === '')) throw new Error('A stop string is empty.')
      if (!template.stop.some((stop) => after.includes(stop) || end.includes(stop))) {
        throw new Error(
          `None of ${JSON.stringify(template.stop)} stands after an answer: there is ${JSON.stringify(after)}.`,
        )
      }
    },
  }
}

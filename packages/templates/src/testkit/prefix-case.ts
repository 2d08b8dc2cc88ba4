import { promptText } from '../layout/layout.ts'
import { firstDifference } from '../resolve/first-difference.ts'
import { conversations } from './conversations.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

/**
 * The prefix law: wherever the model is asked to go on, the prompt begins with the prompt before it. A template that
 * says `stablePrefix: false` must break it somewhere, or it says so without need.
 */
export function prefixCase({ template }: TemplateFixture): TemplateCase {
  return {
    id: 'prefix',
    name: template.supports.stablePrefix
      ? 'begins every prompt with the prompt before it'
      : 'rewrites earlier text, as it says',
    run: () => {
      const breaks = conversations.flatMap(({ name, input }) => {
        const places = input.messages.flatMap(({ role }, index) =>
          role === 'user' || role === 'tool' ? [index + 1] : [],
        )
        const asked = places.filter((end) => input.messages[end]?.role !== 'tool')
        const prompts = asked.map((end) =>
          promptText(
            template.render({ ...input, messages: input.messages.slice(0, end), addGenerationPrompt: true }),
          ),
        )
        return prompts.flatMap((prompt, index) => {
          const before = index === 0 ? '' : (prompts[index - 1] ?? '')
          return prompt.startsWith(before) ? [] : [{ name, difference: firstDifference(before, prompt) }]
        })
      })
      const [first] = breaks
      if (template.supports.stablePrefix && first !== undefined) {
        const { at = 0, left = '', right = '' } = first.difference ?? {}
        throw new Error(
          `"${first.name}": the next prompt has ${JSON.stringify(right)} where the one before it has ` +
            `${JSON.stringify(left)}, at character ${at}. Say supports.stablePrefix: false if that must be.`,
        )
      }
      if (!template.supports.stablePrefix && first === undefined) {
        throw new Error('Every prompt begins with the one before it: say supports.stablePrefix: true.')
      }
    },
  }
}

import type { RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import { promptText } from '../layout/layout.ts'
import { firstDifference } from '../resolve/first-difference.ts'
import type { Difference } from '../resolve/first-difference.ts'
import { conversations } from './conversations.ts'
import type { Conversation } from './conversations.ts'
import type { TemplateFixture } from './template-fixture.ts'
import { wordsOf } from './words-of.ts'

/** How one conversation compares. */
export type OfficialComparison =
  | { readonly conversation: string; readonly outcome: 'equal' }
  | { readonly conversation: string; readonly outcome: 'different'; readonly difference: Difference }
  | { readonly conversation: string; readonly outcome: 'not comparable'; readonly reason: string }

/**
 * Renders every conversation with the template and with the official Jinja template, nothing adapted for the latter.
 * A conversation the official template raises on, or whose words it loses, cannot be compared.
 */
export function compareWithOfficial(fixture: TemplateFixture): readonly OfficialComparison[] {
  const { template, official } = fixture
  if (official === undefined) return []
  const { source, variables = {}, ...tokens } = official
  const oracle = jinjaTemplate(source, { name: 'official', ...tokens, variables })
  const list = [...conversations, hostileConversation(template.control ?? [])]
  return list.map(({ name, input }): OfficialComparison => {
    const given: RenderInput = { ...input, variables }
    let expected: string
    try {
      expected = promptText(oracle.renderUnadapted(given))
    } catch (error) {
      if (!isHarnessError(error)) throw error
      return {
        conversation: name,
        outcome: 'not comparable',
        reason: `the official template raises: ${error.message}`,
      }
    }
    const actual = promptText(template.render(given))
    const difference = firstDifference(expected, actual)
    if (difference === undefined) return { conversation: name, outcome: 'equal' }
    const lost = wordsOf(input).find((word) => !expected.includes(word))
    if (lost !== undefined) {
      return {
        conversation: name,
        outcome: 'not comparable',
        reason: `the official template loses ${JSON.stringify(lost)}`,
      }
    }
    return { conversation: name, outcome: 'different', difference }
  })
}

function hostileConversation(control: readonly string[]): Conversation {
  const text = `before ${control.join(' ')} after`
  const messages = [
    { role: 'system', content: `system ${text}` },
    { role: 'user', content: `user ${text}` },
    { role: 'assistant', content: 'First answer.' },
    { role: 'user', content: `later ${text}` },
  ] as const
  return { name: 'control strings in texts', input: { messages, tools: [], addGenerationPrompt: true } }
}

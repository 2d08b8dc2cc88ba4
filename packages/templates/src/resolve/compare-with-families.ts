import type { Prompt, RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import type { JinjaChatTemplate } from '../jinja-template/jinja-template.ts'
import {
  answer,
  laterUser,
  oneCall,
  probe,
  probeTool,
  result,
  system,
  user,
} from '../jinja-template/sentinels.ts'
import { promptText } from '../layout/layout.ts'
import { firstDifference } from './first-difference.ts'
import type { Difference } from './first-difference.ts'
import type { TemplateFamily } from './template-family.ts'

/** How a file's own template and the native family nearest to it compare. */
export interface FamilyComparison {
  readonly family: TemplateFamily
  /** Conversations rendered by both. */
  readonly compared: number
  readonly difference: (Difference & { readonly conversation: string }) | undefined
  /** Mean share of a conversation's text before the first difference, 0 to 1. */
  readonly likeness: number
}

interface ProbeConversation {
  readonly name: string
  readonly input: RenderInput
  /** What a template must be able to express for the comparison to mean anything. */
  readonly needs: readonly (keyof TemplateAbilities)[]
}

const plain: readonly ProbeConversation[] = [
  { name: 'question', input: probe([user]), needs: [] },
  { name: 'two turns', input: probe([user, answer, laterUser]), needs: [] },
  { name: 'system and two turns', input: probe([system, user, answer, laterUser]), needs: ['system'] },
]

const withTools: readonly ProbeConversation[] = [
  { name: 'tools', input: probe([system, user], { tools: [probeTool] }), needs: ['system', 'tools'] },
  { name: 'call and result', input: probe([user, oneCall, result]), needs: ['calls', 'results'] },
]

/**
 * Compares a file's own template with the native family that lays out a plain conversation most alike; undefined
 * when none has all its marks in what the template writes. Looks only at what both can express.
 */
export function compareWithFamilies(
  template: JinjaChatTemplate,
  families: readonly TemplateFamily[],
): FamilyComparison | undefined {
  const written = textOf(() => template.renderUnadapted(probe([user, answer, laterUser])))
  if (written === undefined) return undefined
  const near = families.filter(({ signs }) => signs?.marks.every((mark) => written.includes(mark)) ?? false)
  const compared = near.map((family) => compare(template, family)).filter(({ compared: count }) => count > 0)
  return compared.sort((a, b) => b.likeness - a.likeness)[0]
}

function compare(template: JinjaChatTemplate, family: TemplateFamily): FamilyComparison {
  const shares: number[] = []
  let difference: FamilyComparison['difference']
  for (const { name, input, needs } of [...plain, ...withTools]) {
    if (!canExpress(template.probe.abilities, needs) || !canExpress(abilitiesOf(family), needs)) continue
    const own = textOf(() => template.renderUnadapted(input))
    const native = textOf(() => family.render(input))
    if (own === undefined || native === undefined) continue
    const found = firstDifference(own, native)
    shares.push(found === undefined ? 1 : found.at / Math.max(own.length, native.length))
    if (found !== undefined) difference ??= { ...found, conversation: name }
  }
  const likeness = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
  return { family, compared: shares.length, difference, likeness }
}

function canExpress(
  abilities: Partial<TemplateAbilities>,
  needs: readonly (keyof TemplateAbilities)[],
): boolean {
  return needs.every((need) => abilities[need] === true)
}

function abilitiesOf({ abilities, supports }: TemplateFamily): Partial<TemplateAbilities> {
  const { system: hasSystem, tools } = supports
  return abilities ?? { system: hasSystem, tools, calls: tools, results: tools }
}

function textOf(render: () => Prompt): string | undefined {
  try {
    return promptText(render())
  } catch (error) {
    if (isHarnessError(error)) return undefined
    throw error
  }
}

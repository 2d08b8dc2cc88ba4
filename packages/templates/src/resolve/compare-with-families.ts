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
import { compareRanks, plainName } from './detect-family.ts'
import { firstDifference } from './first-difference.ts'
import type { Difference } from './first-difference.ts'
import type { TemplateFamily } from './template-family.ts'

/** How a file's own template and the native family nearest to it compare. */
export interface FamilyComparison {
  readonly family: TemplateFamily
  /** Conversations rendered by both. */
  readonly compared: number
  readonly difference: (Difference & { readonly conversation: string }) | undefined
  /** Conversations both laid out the same. */
  readonly equal: number
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
 * Compares a file's own template with the native family nearest to it: the one that lays out most probe conversations
 * the same, then the one in the model's name, the general one, the most alike. Undefined when no family has all its
 * marks in what the template writes. Looks only at what both can express.
 */
export function compareWithFamilies(
  template: JinjaChatTemplate,
  families: readonly TemplateFamily[],
  modelName: string,
): FamilyComparison | undefined {
  const written = textOf(() => template.renderUnadapted(probe([user, answer, laterUser])))
  if (written === undefined) return undefined
  const near = families.filter(({ signs }) => {
    const { marks = [], without = [] } = signs ?? {}
    return (
      marks.length > 0 &&
      marks.every((mark) => written.includes(mark)) &&
      !without.some((mark) => written.includes(mark))
    )
  })
  const compared = near.map((family) => compare(template, family)).filter(({ compared: count }) => count > 0)
  return compared.sort((a, b) => compareRanks(rank(b, modelName), rank(a, modelName)))[0]
}

function rank(
  { equal, likeness, family: { signs } }: FamilyComparison,
  modelName: string,
): readonly number[] {
  const named = signs?.names?.test(plainName(modelName)) ?? false
  return [equal, Number(named), Number(signs?.general ?? false), likeness]
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
  const equal = shares.filter((share) => share === 1).length
  return { family, compared: shares.length, equal, difference, likeness }
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

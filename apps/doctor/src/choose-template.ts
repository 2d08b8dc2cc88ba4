import { HarnessError } from '@orion-harness/core'
import type { ChatTemplate, ModelInfo } from '@orion-harness/core'
import { chatml, families } from '@orion-harness/templates'

export interface ChosenTemplate {
  readonly template: ChatTemplate
  /** Why this one. */
  readonly evidence: string
}

/**
 * The template for an engine that takes prompts: the one that was named, or ChatML where the model's own template
 * writes its markers. Throws `TEMPLATE_NOT_FOUND` rather than guess.
 */
export function chooseTemplate(model: ModelInfo, name: string | undefined): ChosenTemplate {
  const names = families.map((family) => family.name)
  if (name !== undefined) {
    const template = families.find((family) => family.name === name)
    if (template !== undefined) return { template, evidence: 'it was named' }
    throw new HarnessError('TEMPLATE_NOT_FOUND', `There is no template "${name}".`, {
      hint: `There are ${names.join(', ')}.`,
    })
  }
  const own = Object.values(model.chatTemplates).join('\n')
  if (own.includes('<|im_start|>')) {
    return { template: chatml, evidence: "the model's own template writes <|im_start|>" }
  }
  throw new HarnessError(
    'TEMPLATE_NOT_FOUND',
    'The model does not show which template it was trained with.',
    {
      hint: `Name it with --template: ${names.join(', ')}.`,
    },
  )
}

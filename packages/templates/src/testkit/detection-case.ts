import type { ModelInfo, ResolveInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import { families } from '../families/families.ts'
import { templateResolver } from '../resolve/template-resolver.ts'
import type { DetectableModel, TemplateCase, TemplateFixture } from './template-fixture.ts'

/** The family's own models are detected, and those of the other families are not taken for it. */
export function detectionCase({ template, models = [] }: TemplateFixture): TemplateCase | undefined {
  if (template.signs === undefined) return undefined
  return {
    id: 'detection',
    name: 'is found for its own models and for no other',
    run: async () => {
      for (const model of models) {
        const found = await resolvedName(template, model)
        if (found !== template.name) throw new Error(`${model.name} is taken for ${found}.`)
      }
      for (const other of families) {
        if (other.name === template.name) continue
        const model = {
          name: 'some-model',
          vocabulary: [...other.control, ...(other.signs.vocabulary ?? [])],
        }
        const found = await resolvedName(template, model)
        const same = sameVocabulary(template.control ?? [], other.control)
        if (found === template.name && !same)
          throw new Error(`A model with the tokens of ${other.name} is taken for it.`)
      }
    },
  }
}

async function resolvedName(template: TemplateFixture['template'], model: DetectableModel): Promise<string> {
  try {
    const { template: found } = await templateResolver({ families: [template] }).resolve(resolveInput(model))
    return found.name
  } catch (error) {
    if (isHarnessError(error, 'TEMPLATE_NOT_FOUND')) return `nothing (${error.message})`
    throw error
  }
}

function resolveInput({ vocabulary, ...stated }: DetectableModel): ResolveInput {
  const model: ModelInfo = { contextWindow: 4096, chatTemplates: {}, ...stated }
  if (vocabulary === undefined) return { model, tools: false }
  const tokens = new Set(vocabulary)
  return { model, tools: false, isControlToken: (text) => tokens.has(text) }
}

function sameVocabulary(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.every((text) => b.includes(text))
}

import type { ResolveInput, TemplateResolution } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import type { HarnessError } from '@orion-harness/core'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import type { JinjaChatTemplate } from '../jinja-template/jinja-template.ts'
import { checkControl } from './check-control.ts'
import type { OwnTemplate } from './choose-sources.ts'
import { compareWithFamilies } from './compare-with-families.ts'
import { describeComparison } from './describe.ts'
import { detectFamily } from './detect-family.ts'
import type { KnownFamilies } from './known-families.ts'
import { ownTemplateWarnings } from './own-template-warnings.ts'

/** One of a model's own templates, ready to use; or why it cannot be used. */
export function readOwn(
  { variant, source }: OwnTemplate,
  { model }: ResolveInput,
): JinjaChatTemplate | HarnessError {
  try {
    return jinjaTemplate(source, {
      name: variant === 'default' ? model.name : `${model.name} (${variant})`,
      ...(model.bosToken === undefined ? {} : { bosToken: model.bosToken }),
      ...(model.eosToken === undefined ? {} : { eosToken: model.eosToken }),
    })
  } catch (error) {
    if (isHarnessError(error)) return error
    throw error
  }
}

/** What speaks for a model's own template, and the doubts: what it lacks, differs in, and has no tokens for. */
export async function resolveOwn(
  template: JinjaChatTemplate,
  variant: string,
  input: ResolveInput,
  families: KnownFamilies,
): Promise<TemplateResolution> {
  const evidence = [`The model brings its own template (${variant}, ${template.source.length} characters).`]
  const warnings = [...ownTemplateWarnings(template, input)]
  const { callFormat } = template.probe
  if (callFormat !== undefined) {
    evidence.push(
      `Call format ${callFormat.callFormat}: its own template writes ${JSON.stringify(callFormat.shownBy)}.`,
    )
  }
  const comparison = compareWithFamilies(template, families.all, input.model.name)
  if (comparison !== undefined) {
    const said = comparison.difference === undefined ? evidence : warnings
    said.push(describeComparison(comparison))
  }
  const missing = await checkControl(template, input)
  if (missing.length > 0) {
    const { chosen } = await detectFamily(families.all, input, { added: families.added })
    const other = chosen?.family.name
    warnings.push(...missing)
    if (other !== undefined && other !== comparison?.family.name) {
      warnings.push(
        `The vocabulary holds the marks of ${other}: override ${JSON.stringify(other)} if replies are poor.`,
      )
    }
  }
  return { template, source: 'model', evidence, warnings }
}

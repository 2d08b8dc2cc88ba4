import type { ResolveInput, TemplateResolution } from '@orion-harness/core'
import { HarnessError } from '@orion-harness/core'
import { checkControl } from './check-control.ts'
import { describeMatch } from './describe.ts'
import { detectFamily } from './detect-family.ts'
import type { FamilyMatch } from './detect-family.ts'
import type { KnownFamilies } from './known-families.ts'

/**
 * The family a model shows without a usable template of its own. `found` is the evidence so far, `source` that of a
 * template that cannot be used. Throws `TEMPLATE_NOT_FOUND` when no family, or more than one, fits best.
 */
export async function resolveFamily(
  input: ResolveInput,
  families: KnownFamilies,
  found: readonly string[],
  source: string | undefined,
): Promise<TemplateResolution> {
  const options = { added: families.added, ...(source === undefined ? {} : { source }) }
  const { matches, chosen } = await detectFamily(families.all, input, options)
  const evidence = [...found, ...matches.map(describeMatch)]
  if (chosen === undefined) throw notFound(input, evidence, matches)
  const { family, marks } = chosen
  const why =
    marks.length === 0
      ? `was chosen by the model's name: none of its marks could be looked up.`
      : 'stands in for the chat template the file should bring.'
  const doubt = `Template ${family.name} ${why} Override ${JSON.stringify(family.name)} to confirm it.`
  const missing = await checkControl(family, input)
  return { template: family, source: 'family', evidence, warnings: [doubt, ...missing] }
}

function notFound(
  { model }: ResolveInput,
  evidence: readonly string[],
  matches: readonly FamilyMatch[],
): HarnessError {
  const names = matches.map(({ family }) => JSON.stringify(family.name))
  const why = names.length === 0 ? 'nothing shows its family' : 'several families fit it equally well'
  const which =
    names.length === 0 ? 'the family it was trained as, such as "chatml"' : `one of ${names.join(', ')}`
  return new HarnessError(
    'TEMPLATE_NOT_FOUND',
    `No template for ${model.name}: ${why}. ${evidence.join(' ')}`,
    {
      hint: `Override it with ${which}: templateResolver({ override }).`,
      data: { model: model.name, evidence: [...evidence] },
    },
  )
}

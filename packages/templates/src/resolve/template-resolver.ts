import type { ChatTemplate, ResolveInput, TemplateResolution, TemplateResolver } from '@orion-harness/core'
import { HarnessError, isHarnessError } from '@orion-harness/core'
import { families as builtIn } from '../families/families.ts'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import type { JinjaChatTemplate } from '../jinja-template/jinja-template.ts'
import { checkControl } from './check-control.ts'
import { chooseSource } from './choose-source.ts'
import type { OwnTemplate } from './choose-source.ts'
import { compareWithFamilies } from './compare-with-families.ts'
import { describeComparison, describeMatch } from './describe.ts'
import { detectFamily } from './detect-family.ts'
import type { FamilyMatch } from './detect-family.ts'
import { ownTemplateWarnings } from './own-template-warnings.ts'
import type { TemplateFamily } from './template-family.ts'

export interface TemplateResolverOptions {
  /** Use this one: the name of a family, or a template. Default: find out. */
  readonly override?: string | ChatTemplate
  /** More families, tried before the built-in ones; one with a built-in's name takes its place. Default: none. */
  readonly families?: readonly TemplateFamily[]
}

/**
 * Finds a model's template, with proof: the override; else the file's own (`tool_use` when tools are offered); else
 * the family the file's marks, end token, architecture and name show. Throws `TEMPLATE_NOT_FOUND` with everything it
 * looked at when there is none, and `OPTION_INVALID` here for an override that names no family.
 */
export function templateResolver(options: TemplateResolverOptions = {}): TemplateResolver {
  const added = options.families ?? []
  const names = new Set(added.map((family) => family.name))
  const families: Families = {
    added,
    all: [...added, ...builtIn.filter((family) => !names.has(family.name))],
  }
  const override = findOverride(options.override, families.all)
  return {
    resolve: async (input) => {
      if (override !== undefined) {
        const evidence = [`Template ${override.name} was asked for by override.`]
        return resolution('override', override, input, evidence, [])
      }
      return resolveFromModel(input, families)
    },
  }
}

interface Families {
  readonly added: readonly TemplateFamily[]
  readonly all: readonly TemplateFamily[]
}

async function resolveFromModel(input: ResolveInput, families: Families): Promise<TemplateResolution> {
  const evidence: string[] = []
  const warnings: string[] = []
  const own = chooseSource(input.model, input.tools)
  if (own !== undefined) {
    const read = readOwn(own, input)
    if (!isHarnessError(read)) return resolveOwn(read, own, input, families)
    evidence.push(`The file's own template (${own.variant}) cannot be used: ${read.message}`)
    warnings.push(
      `The file's own template cannot be used, so a native family stands in for it: ${read.message}`,
    )
  } else {
    const variants = Object.keys(input.model.chatTemplates)
    evidence.push(
      variants.length === 0
        ? 'The model brings no chat template.'
        : `None of the model's templates (${variants.join(', ')}) is meant for this use.`,
    )
  }
  const source = own === undefined ? {} : { source: own.source }
  const { matches, chosen } = await detectFamily(families.all, input, { ...source, added: families.added })
  evidence.push(...matches.map(describeMatch))
  if (chosen === undefined) throw notFound(input, evidence, matches)
  if (chosen.marks.length === 0) {
    warnings.push(
      `Template ${chosen.family.name} was chosen by the model's name alone, which proves nothing. ` +
        `Override ${JSON.stringify(chosen.family.name)} to confirm it.`,
    )
  } else {
    warnings.push(
      `Template ${chosen.family.name} stands in for the chat template the file should bring. ` +
        `Override ${JSON.stringify(chosen.family.name)} to confirm it.`,
    )
  }
  return resolution('family', chosen.family, input, evidence, warnings)
}

async function resolveOwn(
  template: JinjaChatTemplate,
  own: OwnTemplate,
  input: ResolveInput,
  families: Families,
): Promise<TemplateResolution> {
  const evidence = [`The model brings its own template (${own.variant}, ${own.source.length} characters).`]
  const shown = template.probe.callFormat
  if (shown !== undefined) {
    evidence.push(
      `Call format ${shown.callFormat}: its own template writes ${JSON.stringify(shown.shownBy)}.`,
    )
  }
  const warnings = [...ownTemplateWarnings(template, input)]
  const comparison = compareWithFamilies(template, families.all)
  if (comparison !== undefined) {
    const target = comparison.difference === undefined ? evidence : warnings
    target.push(describeComparison(comparison))
  }
  const resolved = await resolution('model', template, input, evidence, warnings)
  if (resolved.warnings.length === warnings.length || input.isControlToken === undefined) return resolved
  const { chosen } = await detectFamily(families.all, input, { added: families.added })
  const other = chosen !== undefined && chosen.family.name !== comparison?.family.name ? chosen : undefined
  if (other === undefined) return resolved
  const hint = `The vocabulary holds the marks of ${other.family.name}: override ${JSON.stringify(other.family.name)} if replies are poor.`
  return { ...resolved, warnings: [...resolved.warnings, hint] }
}

async function resolution(
  source: TemplateResolution['source'],
  template: ChatTemplate,
  input: ResolveInput,
  evidence: readonly string[],
  warnings: readonly string[],
): Promise<TemplateResolution> {
  const control = await checkControl(template, input.isControlToken)
  return { template, source, evidence, warnings: [...warnings, ...control] }
}

function readOwn(own: OwnTemplate, { model }: ResolveInput): JinjaChatTemplate | HarnessError {
  try {
    return jinjaTemplate(own.source, {
      name: own.variant === 'default' ? model.name : `${model.name} (${own.variant})`,
      ...(model.bosToken === undefined ? {} : { bosToken: model.bosToken }),
      ...(model.eosToken === undefined ? {} : { eosToken: model.eosToken }),
    })
  } catch (error) {
    if (isHarnessError(error)) return error
    throw error
  }
}

function findOverride(
  override: string | ChatTemplate | undefined,
  families: readonly TemplateFamily[],
): ChatTemplate | undefined {
  if (typeof override !== 'string') return override
  const found = families.find((family) => family.name === override)
  if (found !== undefined) return found
  throw new HarnessError('OPTION_INVALID', `No template is named ${JSON.stringify(override)}.`, {
    hint: `Names: ${families.map((family) => family.name).join(', ')}.`,
  })
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

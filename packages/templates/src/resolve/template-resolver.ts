import type {
  ChatTemplate,
  ModelInfo,
  ResolveInput,
  TemplateResolution,
  TemplateResolver,
} from '@orion-harness/core'
import { HarnessError, isHarnessError } from '@orion-harness/core'
import { checkControl } from './check-control.ts'
import { chooseSources } from './choose-sources.ts'
import { knownFamilies } from './known-families.ts'
import type { KnownFamilies } from './known-families.ts'
import { resolveFamily } from './resolve-family.ts'
import { readOwn, resolveOwn } from './resolve-own.ts'
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
 * looked at when there is none, and `OPTION_INVALID` here for an override that names no family. The same model object
 * gives the same resolution again; a look-up that failed is made anew.
 */
export function templateResolver(options: TemplateResolverOptions = {}): TemplateResolver {
  const families = knownFamilies(options.families ?? [])
  const override = findOverride(options.override, families)
  const kept = new WeakMap<ModelInfo, Map<boolean, Promise<TemplateResolution>>>()
  return {
    resolve: (input) => {
      const byTools = kept.get(input.model) ?? new Map<boolean, Promise<TemplateResolution>>()
      kept.set(input.model, byTools)
      const known = byTools.get(input.tools)
      if (known !== undefined) return known
      const resolution = resolveOnce(input, families, override)
      byTools.set(input.tools, resolution)
      resolution.catch(() => byTools.delete(input.tools))
      return resolution
    },
  }
}

async function resolveOnce(
  input: ResolveInput,
  families: KnownFamilies,
  override: ChatTemplate | undefined,
): Promise<TemplateResolution> {
  if (override !== undefined) {
    const warnings = await checkControl(override, input)
    const evidence = [`Template ${override.name} was asked for by override.`]
    return { template: override, source: 'override', evidence, warnings }
  }
  const evidence: string[] = []
  const doubts: string[] = []
  const own = chooseSources(input.model, input.tools)
  for (const each of own) {
    const template = readOwn(each, input)
    if (!isHarnessError(template)) {
      const found = await resolveOwn(template, each.variant, input, families)
      return {
        ...found,
        evidence: [...evidence, ...found.evidence],
        warnings: [...doubts, ...found.warnings],
      }
    }
    evidence.push(`The file's own template (${each.variant}) cannot be used: ${template.message}`)
    doubts.push(
      `The file's own template (${each.variant}) cannot be used, so another stands in: ${template.message}`,
    )
  }
  if (own.length === 0) evidence.push(whatIsThere(input.model))
  const found = await resolveFamily(input, families, evidence, own[0]?.source)
  return { ...found, warnings: [...doubts, ...found.warnings] }
}

function whatIsThere({ chatTemplates }: ModelInfo): string {
  const variants = Object.keys(chatTemplates)
  if (variants.length === 0) return 'The model brings no chat template.'
  return `None of the model's templates (${variants.join(', ')}) is meant for this use.`
}

function findOverride(
  override: string | ChatTemplate | undefined,
  { all }: KnownFamilies,
): ChatTemplate | undefined {
  if (typeof override !== 'string') return override
  const found = all.find((family) => family.name === override)
  if (found !== undefined) return found
  throw new HarnessError('OPTION_INVALID', `No template is named ${JSON.stringify(override)}.`, {
    hint: `Names: ${all.map((family) => family.name).join(', ')}.`,
  })
}

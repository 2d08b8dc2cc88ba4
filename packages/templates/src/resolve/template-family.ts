import type { ChatTemplate } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import type { FamilySigns } from '../layout/family-signs.ts'

/** A template a resolver may choose by name or by what a model shows. Any `ChatTemplate` is one. */
export interface TemplateFamily extends ChatTemplate {
  /** Strings that are one control token each in the family's vocabulary. Default: none are checked. */
  readonly control?: readonly string[]
  /** What the template expresses without being adapted to. Default: what `supports` says. */
  readonly abilities?: TemplateAbilities
  /** By what a model of the family is known. Default: by nothing, so only an override chooses it. */
  readonly signs?: FamilySigns
}

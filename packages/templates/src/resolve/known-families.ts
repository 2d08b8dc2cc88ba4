import { families as builtIn } from '../families/families.ts'
import type { TemplateFamily } from './template-family.ts'

/** The families a resolver knows. */
export interface KnownFamilies {
  /** Those a person registered. */
  readonly added: readonly TemplateFamily[]
  /** Those and the built-in ones, the added first; an added one takes the place of a built-in one of its name. */
  readonly all: readonly TemplateFamily[]
}

export function knownFamilies(added: readonly TemplateFamily[]): KnownFamilies {
  const names = new Set(added.map((family) => family.name))
  return { added, all: [...added, ...builtIn.filter((family) => !names.has(family.name))] }
}

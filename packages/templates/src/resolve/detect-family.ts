import type { ResolveInput } from '@orion-harness/core'
import type { TemplateFamily } from './template-family.ts'

/** What speaks for a family, strongest first, and what was looked at. */
export interface FamilyMatch {
  readonly family: TemplateFamily
  /** Marks that were found, in the vocabulary or in the source of a template that cannot be used. */
  readonly marks: readonly string[]
  readonly byName: boolean
  readonly byArchitecture: boolean
  readonly byEndToken: boolean
  /** A person registered the family. */
  readonly added: boolean
}

export interface FamilyDetection {
  /** The families nothing speaks against and something speaks for, best first. */
  readonly matches: readonly FamilyMatch[]
  /** The best, unless another is as good and neither is the general one. */
  readonly chosen: FamilyMatch | undefined
}

export interface DetectOptions {
  /** Source of a template that cannot be used: marks are looked up in it instead of in the vocabulary. */
  readonly source?: string
  /** Families a person registered: they win over built-in ones that fit as well. */
  readonly added?: readonly TemplateFamily[]
}

/**
 * Detects a family without rendering: by its marks in the vocabulary (or in `source`, a template that cannot be
 * used), its end token, its architecture and its name. A family whose marks can be looked up and are missing, or
 * whose end token is another, is out, whatever the name says: names lie.
 */
export async function detectFamily(
  families: readonly TemplateFamily[],
  { model, isControlToken }: ResolveInput,
  { source = '', added = [] }: DetectOptions = {},
): Promise<FamilyDetection> {
  const name = plainName(model.name)
  const has = async (text: string): Promise<boolean> =>
    source.includes(text) || (isControlToken !== undefined && (await isControlToken(text)))
  const matches: FamilyMatch[] = []
  for (const family of families) {
    const { signs, control = [] } = family
    if (signs === undefined) continue
    const { endTokens, names, architectures = [], without = [], vocabulary = control } = signs
    const byName = names?.test(name) ?? false
    const byArchitecture = model.architecture !== undefined && architectures.includes(model.architecture)
    const byEndToken = model.eosToken !== undefined && (endTokens?.includes(model.eosToken) ?? false)
    const otherEnd = model.eosToken !== undefined && endTokens !== undefined && !byEndToken
    const wanted = source === '' ? (isControlToken === undefined ? [] : vocabulary) : signs.marks
    const found = await allOf(wanted, has)
    if (found === undefined || otherEnd || (await someOf(without, has))) continue
    const marks = found.filter(
      (text) => text !== model.eosToken && text !== model.bosToken && !/^<\/?s>$/.test(text),
    )
    if (marks.length > 0 || byName)
      matches.push({ family, marks, byName, byArchitecture, byEndToken, added: added.includes(family) })
  }
  const ranked = matches.sort((a, b) => compareRanks(rank(b), rank(a)))
  return { matches: ranked, chosen: choose(ranked) }
}

async function allOf(
  texts: readonly string[],
  has: (text: string) => Promise<boolean>,
): Promise<readonly string[] | undefined> {
  for (const text of texts) if (!(await has(text))) return undefined
  return texts
}

async function someOf(texts: readonly string[], has: (text: string) => Promise<boolean>): Promise<boolean> {
  for (const text of texts) if (await has(text)) return true
  return false
}

/** A model's name as `FamilySigns.names` wants it: lower case, with `-` for `_`, `:`, `/` and space. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_:/]+/g, '-')
}

type Rank = readonly [name: number, marks: number, architecture: number, general: number, added: number]

function rank({ family, marks, byName, byArchitecture, added }: FamilyMatch): Rank {
  const general = family.signs?.general ?? false
  return [Number(byName), marks.length, Number(byArchitecture), Number(general), Number(added)]
}

/** Negative when `a` is the lower rank: the first numbers that differ decide. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function choose(ranked: readonly FamilyMatch[]): FamilyMatch | undefined {
  const [best, second] = ranked
  if (best === undefined || second === undefined) return best
  return compareRanks(rank(best), rank(second)) === 0 ? undefined : best
}

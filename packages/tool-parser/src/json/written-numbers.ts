import type { Json, JsonObject } from '@orion-harness/core'

/** How numbers are spelled where JavaScript spells them otherwise, such as `007`, `1.10` and `80351110224678912`. */
const tables = new WeakMap<object, Map<string, string>>()

/** True for a whole number whose digits are more than a number keeps. */
export function losesDigits(value: number, spelled: string): boolean {
  return !Number.isSafeInteger(value) && /^[+-]?[\d_]+$/.test(spelled)
}

/** Notes how the number under `key` is spelled; undefined takes back what was noted before. */
export function noteSpelling(container: object, key: string, spelled: string | undefined): void {
  const table = tables.get(container)
  if (spelled === undefined) table?.delete(key)
  else tables.set(container, (table ?? new Map<string, string>()).set(key, spelled))
}

/** A value with its key and, for a number, its other spelling. */
export interface SpelledEntry {
  readonly key: string
  readonly value: Json
  readonly spelled?: string | undefined
}

/** The object of these entries, their spellings noted. Of two with one key the last one counts. */
export function fromSpelled(entries: readonly SpelledEntry[]): JsonObject {
  const object = Object.fromEntries(entries.map(({ key, value }): [string, Json] => [key, value]))
  for (const { key, spelled } of entries) noteSpelling(object, key, spelled)
  return object
}

/** How the number under `key` is spelled, where that was noted. */
export function spellingAt(container: object, key: string): string | undefined {
  return tables.get(container)?.get(key)
}

/** Notes for a copy what was noted for its original; `renamed` gives a key of the original its new name. */
export function copySpellings(from: object, to: object, renamed: (key: string) => string = String): void {
  for (const [key, spelled] of tables.get(from) ?? []) noteSpelling(to, renamed(key), spelled)
}

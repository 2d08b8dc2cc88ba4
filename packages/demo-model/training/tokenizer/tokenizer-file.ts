import { readFileSync, writeFileSync } from 'node:fs'
import type { Merge, Merges } from './merges.ts'

/** Merges as `{"merges":[[left,right],...]}`, and a line feed. */
export function tokenizerJson(merges: Merges): string {
  return `${JSON.stringify({ merges })}\n`
}

export function writeTokenizerFile(path: string, merges: Merges): void {
  writeFileSync(path, tokenizerJson(merges))
}

/** Reads what `writeTokenizerFile` wrote. Throws a `TypeError` if the file holds anything else. */
export function readTokenizerFile(path: string): Merges {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isTokenizer(content))
    throw new TypeError(`[demo-model] ${path} does not hold the merges of a tokenizer.`)
  return content.merges
}

function isTokenizer(value: unknown): value is { readonly merges: Merges } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    'merges' in value &&
    Array.isArray(value.merges) &&
    value.merges.every(isMerge)
  )
}

function isMerge(value: unknown): value is Merge {
  return (
    Array.isArray(value) && value.length === 2 && value.every((id) => Number.isSafeInteger(id) && id >= 0)
  )
}

import type { Json } from '@orion-harness/core'
import { losesDigits } from './written-numbers.ts'

/** A value that was read and, for a number, its spelling where JavaScript has another. */
export interface Found {
  readonly value: Json
  readonly spelled?: string
}

const literals: Readonly<Record<string, Json>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
}

/** The literal or finite number that a word spells, repairs added; undefined when it spells neither. */
export function readScalar(word: string, repairs: Set<string>): Found | undefined {
  if (word.length > 64) return undefined
  if (Object.hasOwn(literals, word)) {
    if (/^[A-Z]/.test(word)) repairs.add('python-literals')
    return { value: literals[word] ?? null }
  }
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word)) return numberOf(word, Number(word), repairs)
  if (!/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word)) return undefined
  repairs.add('number-spelling')
  return numberOf(word, Number(word.replaceAll('_', '')), repairs)
}

function numberOf(word: string, value: number, repairs: Set<string>): Found | undefined {
  if (!Number.isFinite(value)) return undefined
  if (String(value) === word) return { value }
  if (losesDigits(value, word)) repairs.add('inexact-number')
  return { value, spelled: word }
}

import type { JsonObject } from '@orion-harness/core'
import { charClass, choice, never, repeat, rule, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { rangesOf, subtractRanges } from './code-points.ts'
import { formatPatterns } from './format-patterns.ts'
import { anyEscape, jsonCharacter, plainInString, unicodeEscape } from './json-characters.ts'
import { patternBody } from './pattern-body.ts'
import type { RuleBook } from './rule-book.ts'
import { numberAt } from './schema-node.ts'
import { textWithout } from './text-without.ts'

/** Longest `maxLength` that is said in a grammar; llama.cpp spells out each repetition. */
export const longestCounted = 512

/** Writes JSON strings into a rule book. */
export interface StringBodies {
  /** A JSON string that fits `minLength`, `maxLength`, `pattern` and `format`; `lost` names those it cannot say. */
  within(schema: JsonObject, lost: (keyword: string) => void): Gbnf
  /** Exactly this JSON string, as `JSON.stringify` writes it. */
  exactly(value: string): string
  /** Code points with which a text begins that must not stand in a string as it is. */
  readonly escaped: CodePointRanges
}

/**
 * No text of `avoid` stands in a string as it is: its first character is taken as an escape where it could begin it.
 * One that JSON itself escapes somewhere needs no such care.
 */
export function stringBodies(book: RuleBook, avoid: readonly string[] = []): StringBodies {
  const avoided = avoid.filter((text) => text !== '' && !/["\\\p{Cc}]/u.test(text))
  const escaped: CodePointRanges = rangesOf(avoided.map((text) => text.slice(0, 1)).join(''))
  const spell = (set: CodePointRanges): Gbnf => jsonCharacter(set, escaped)
  let any: Gbnf | undefined

  function escape(): Gbnf {
    return rule(book.add('escape', anyEscape))
  }

  function anyCharacter(): Gbnf {
    return rule(book.add('char', choice(charClass(subtractRanges(plainInString, escaped)), escape())))
  }

  function anyText(): Gbnf {
    if (avoided.length === 0) return repeat(anyCharacter(), 0, Infinity)
    return textWithout(book, 'text', { characters: plainInString, markers: avoided, extra: escape() })
  }

  function anyString(): Gbnf {
    any = any ?? rule(book.add('string', sequence('"', anyText(), '"')))
    return any
  }

  function counted(min: number, max: number): Gbnf {
    if (min === 0 && max === Infinity) return anyString()
    return sequence('"', repeat(anyCharacter(), min, max), '"')
  }

  return {
    escaped,
    exactly(value) {
      let written = JSON.stringify(value)
      for (const text of avoided)
        written = written.replaceAll(text, unicodeEscape(text.charCodeAt(0)) + text.slice(1))
      return written
    },
    within(schema, lost) {
      const min = Math.max(0, numberAt(schema, 'minLength') ?? 0)
      const max = numberAt(schema, 'maxLength') ?? Infinity
      if (min > max) return never
      const { pattern, format } = schema
      const byPattern = typeof pattern === 'string' ? patternBody(pattern, spell) : undefined
      const known = typeof format === 'string' ? formatPatterns[format] : undefined
      const byFormat = known === undefined || byPattern !== undefined ? undefined : patternBody(known, spell)
      if (pattern !== undefined && byPattern === undefined) lost('pattern')
      if (format !== undefined && byFormat === undefined) lost('format')
      const shaped = byPattern ?? byFormat
      if (shaped !== undefined) {
        if (shaped.length[0] < min) lost('minLength')
        if (shaped.length[1] > max) lost('maxLength')
        return sequence('"', shaped.body, '"')
      }
      if (min > longestCounted) lost('minLength')
      if (max > longestCounted && max !== Infinity) lost('maxLength')
      return counted(Math.min(min, longestCounted), max > longestCounted ? Infinity : max)
    },
  }
}

import type { Runtime } from '../runtime/runtime.ts'
import { isMarkup, rawOf, slice } from './text.ts'
import type { Str } from './text.ts'
import { TextBuilder } from './text-builder.ts'
import { lengthOf } from './text-index.ts'
import { isSpace, skipSpace, trimSpace } from './character-class.ts'

/** Takes white space, or any of `characters`, off the chosen ends. */
export function stripText(text: Str, characters: string | undefined, sides: 'both' | 'left' | 'right'): Str {
  const raw = rawOf(text)
  let from = 0
  let to = raw.length
  if (characters === undefined) {
    if (sides !== 'right') from = skipSpace(raw, 0)
    if (sides !== 'left') to = trimSpace(raw, from, to)
  } else {
    const wanted = new Set(characters)
    if (sides !== 'right') from = skipSet(raw, wanted)
    if (sides !== 'left') to = trimSet(raw, wanted, from)
  }
  return slice(text, from, to)
}

function skipSet(raw: string, wanted: ReadonlySet<string>): number {
  let from = 0
  while (from < raw.length) {
    const size = sizeAfter(raw, from)
    if (!wanted.has(raw.slice(from, from + size))) break
    from += size
  }
  return from
}

function trimSet(raw: string, wanted: ReadonlySet<string>, from: number): number {
  let to = raw.length
  while (to > from) {
    const size = sizeBefore(raw, to)
    if (!wanted.has(raw.slice(to - size, to))) break
    to -= size
  }
  return to
}

/** Splits at every separator, at most `limit` times from the left; a negative limit is none. */
export function splitText(runtime: Runtime, text: Str, separator: string, limit: number): Str[] {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  if (typeof text === 'string' && limit < 0) {
    const parts = text.split(separator)
    runtime.charge(parts.length)
    return parts
  }
  const parts: Str[] = []
  let from = 0
  let at = limit === 0 ? -1 : raw.indexOf(separator)
  while (at >= 0) {
    runtime.charge(1)
    parts.push(slice(text, from, at))
    from = at + separator.length
    at = parts.length === limit ? -1 : raw.indexOf(separator, from)
  }
  parts.push(slice(text, from, raw.length))
  return parts
}

/** Splits at every separator, at most `limit` times from the right. */
export function splitTextFromRight(runtime: Runtime, text: Str, separator: string, limit: number): Str[] {
  if (limit < 0) return splitFromRight(runtime, text, separator, Infinity)
  return splitFromRight(runtime, text, separator, limit)
}

function splitFromRight(runtime: Runtime, text: Str, separator: string, limit: number): Str[] {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const parts: Str[] = []
  let to = raw.length
  while (parts.length < limit) {
    const at = to < separator.length ? -1 : raw.lastIndexOf(separator, to - separator.length)
    if (at < 0) break
    runtime.charge(1)
    parts.push(slice(text, at + separator.length, to))
    to = at
  }
  parts.push(slice(text, 0, to))
  return parts.reverse()
}

/** Splits at runs of white space, at most `limit` times from the left; no part is empty. */
export function splitWords(runtime: Runtime, text: Str, limit: number): Str[] {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const parts: Str[] = []
  let from = skipSpace(raw, 0)
  while (from < raw.length) {
    runtime.charge(1)
    if (parts.length === limit) {
      parts.push(slice(text, from, raw.length))
      break
    }
    let to = from
    while (to < raw.length && !isSpace(raw.charCodeAt(to))) to += 1
    parts.push(slice(text, from, to))
    from = skipSpace(raw, to)
  }
  return parts
}

/** Splits at runs of white space, at most `limit` times from the right; no part is empty. */
export function splitWordsFromRight(runtime: Runtime, text: Str, limit: number): Str[] {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const parts: Str[] = []
  let to = trimSpace(raw, 0, raw.length)
  while (to > 0) {
    runtime.charge(1)
    if (parts.length === limit) {
      parts.push(slice(text, 0, to))
      break
    }
    let from = to
    while (from > 0 && !isSpace(raw.charCodeAt(from - 1))) from -= 1
    parts.push(slice(text, from, to))
    to = trimSpace(raw, 0, from)
  }
  return parts.reverse()
}

/** Replaces the first `limit` occurrences, all when it is negative; the parts keep where they came from. */
export function replaceText(runtime: Runtime, text: Str, before: string, after: Str, limit: number): Str {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  let at = limit === 0 ? -1 : raw.indexOf(before)
  if (at < 0) return text
  const builder = new TextBuilder(runtime.limits.characters)
  let from = 0
  for (let count = 0; at >= 0 && count !== limit; count += 1) {
    runtime.charge(1)
    builder.append(slice(text, from, at))
    builder.append(after)
    from = at + before.length
    if (before !== '') at = raw.indexOf(before, from)
    else at = at >= raw.length ? -1 : at + sizeAfter(raw, at)
  }
  builder.append(slice(text, from, raw.length))
  return builder.build(isMarkup(text))
}

/** How often a part occurs, without overlap. */
export function countText(runtime: Runtime, raw: string, part: string): number {
  runtime.chargeText(raw.length)
  if (part === '') return lengthOf(raw) + 1
  let count = 0
  for (let at = raw.indexOf(part); at >= 0; at = raw.indexOf(part, at + part.length)) count += 1
  return count
}

function sizeAfter(raw: string, at: number): number {
  return (raw.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function sizeBefore(raw: string, at: number): number {
  const isPair =
    at > 1 && (raw.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && (raw.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return isPair ? 2 : 1
}

import { mapRuns } from './text.ts'
import type { Str } from './text.ts'

/** Changes of case as Python makes them, which differ from JavaScript's in title case and case folding. */

export function upperCase(text: Str): Str {
  return mapRuns(text, (run) => run.toUpperCase())
}

export function lowerCase(text: Str): Str {
  return mapRuns(text, (run) => run.toLowerCase())
}

/** First character in title case, the rest in lower case. */
export function capitalize(text: Str): Str {
  return mapRuns(text, (run) => {
    const first = firstOf(run)
    return titleOf(first) + run.slice(first.length).toLowerCase()
  })
}

/** Every run of letters capitalized. */
export function titleCase(text: Str): Str {
  return mapRuns(text, (run) => {
    let result = ''
    let isInWord = false
    for (const character of run) {
      result += isInWord ? lowerOf(character) : titleOf(character)
      isInWord = isCased(character)
    }
    return result
  })
}

/** Upper case made lower and lower case made upper. */
export function swapCase(text: Str): Str {
  return mapRuns(text, (run) => {
    let result = ''
    for (const character of run) {
      if (isUpper(character)) result += lowerOf(character)
      else result += isLower(character) ? character.toUpperCase() : character
    }
    return result
  })
}

/** Case removed for comparing, as Unicode folds it. */
export function caseFold(text: Str): Str {
  return mapRuns(text, (run) => {
    let result = ''
    for (const character of run) result += foldOf(character)
    return result
  })
}

export function isUpper(character: string): boolean {
  return /\p{Uppercase}/u.test(character)
}

export function isLower(character: string): boolean {
  return /\p{Lowercase}/u.test(character)
}

export function isTitle(character: string): boolean {
  return /\p{Lt}/u.test(character)
}

export function isCased(character: string): boolean {
  return /[\p{Uppercase}\p{Lowercase}\p{Lt}]/u.test(character)
}

function firstOf(run: string): string {
  const point = run.codePointAt(0)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function lowerOf(character: string): string {
  return character.toLowerCase()
}

/** The title case of a character: two letters in one keep a small second, and Georgian has none. */
export function titleOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x1c4 && point <= 0x1cc)
    return String.fromCodePoint(point <= 0x1c6 ? 0x1c5 : point <= 0x1c9 ? 0x1c8 : 0x1cb)
  if (point >= 0x1f1 && point <= 0x1f3) return '\u01f2'
  if (point >= 0x10d0 && point <= 0x10ff) return character
  const greek = titleOfGreek(point)
  if (greek !== undefined) return String.fromCodePoint(greek)
  const upper = character.toUpperCase()
  if (point === 0x149) return upper
  if (point >= 0x1f80 && point <= 0x1fff && upper.length > 1) return upper.replace(/\u0399$/, '\u0345')
  const first = firstOf(upper)
  return first + upper.slice(first.length).toLowerCase()
}

function titleOfGreek(point: number): number | undefined {
  if (point >= 0x1f80 && point <= 0x1faf) return point | 8
  if (point === 0x1fb3 || point === 0x1fc3 || point === 0x1ff3) return point + 9
  return point === 0x1fbc || point === 0x1fcc || point === 0x1ffc ? point : undefined
}

function foldOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return character.toLowerCase()
  if (point === 0x1e9e) return 'ss'
  if (point === 0x131 || point === 0x130) return point === 0x130 ? 'i\u0307' : character
  if (point >= 0x13a0 && point <= 0x13f5) return character
  if (point >= 0x13f8 && point <= 0x13fd) return String.fromCodePoint(point - 8)
  if (point >= 0xab70 && point <= 0xabbf) return String.fromCodePoint(point - 0xab70 + 0x13a0)
  if (point >= 0x10d0 && point <= 0x10ff) return character
  return character.toUpperCase().toLowerCase().replaceAll('\u03c2', '\u03c3')
}

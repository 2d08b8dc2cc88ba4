import { maxDepth } from './json-reading.ts'
import { closingQuote, endsWeakString, isQuote } from './read-string.ts'

/** What a marker test says about a place in the text. `maybe`: more text is needed to tell. */
export type MarkerTest = (text: string, at: number, final: boolean) => 'yes' | 'no' | 'maybe'

export interface ValueScan {
  /** Everything before this offset was taken. */
  readonly at: number
  /**
   * `more`: the value goes on. `named`: as `more`, right after the name became known. `end`: its last bracket was taken.
   * `marker`: the end marker of a call stands at `at` although brackets are open. `deep`: nested deeper than anything
   * that is read.
   */
  readonly state: 'more' | 'named' | 'end' | 'marker' | 'deep'
}

/** Finds where a bracketed value ends while it is still arriving. */
export interface ValueScanner {
  /** Takes `text` from `at`. What it leaves must be given again with more text after it. */
  scan(text: string, at: number, final: boolean): ValueScan
  /** The call's name, once a string after a key for names was closed. */
  readonly name: string | undefined
  /** The arguments as far as they were scanned since the last time this was called. */
  takeDelta(): string
}

const nameKeys: ReadonlySet<string> = new Set(['name', 'function', 'tool', 'tool_name', 'function_name'])
/** Characters of a string that mean nothing to the scanner. */
const plainRun = /[^"\\\n<[]+/y

const argumentKeys: ReadonlySet<string> = new Set(['arguments', 'parameters', 'args', 'params', 'input'])

/**
 * Scans one bracketed value: JSON, a Python literal or a Python call. Each character is looked at once, except for at
 * most 80 after a quote that may be an apostrophe. `endsCall` is asked wherever an end marker could stand.
 */
export function createValueScanner(endsCall: MarkerTest, delimiter?: string): ValueScanner {
  let depth = 0
  let quote = ''
  /** Three quotes opened the string, and the next three end it; no backslash saves them. */
  let isTriple = false
  let significant = ''
  let lineStart = false
  let captured = ''
  let word = ''
  let key = ''
  let name: string | undefined
  let argumentsDepth = -1
  let delta = ''
  let comment = ''

  const significantNow = (character: string): void => {
    significant = character
    lineStart = false
  }

  /** True when the string that ended is the name of the call. */
  const endString = (): boolean => {
    quote = ''
    const isName = name === undefined && argumentsDepth < 0 && nameKeys.has(key)
    if (isName) name = captured
    key = ''
    return isName
  }

  return {
    get name(): string | undefined {
      return name
    },
    takeDelta(): string {
      const taken = delta
      delta = ''
      return taken
    },
    scan(text, start, final): ValueScan {
      let at = start
      let deltaFrom = at
      const stop = (state: ValueScan['state']): ValueScan => {
        if (argumentsDepth > 0) delta += text.slice(deltaFrom, at)
        return { at, state }
      }
      while (at < text.length) {
        const character = text[at] ?? ''
        if (comment !== '') {
          const end = text.indexOf(comment, at)
          if (end < 0) {
            at = comment === '\n' ? text.length : Math.max(at, text.length - 1)
            if (comment !== '\n' && final) at = text.length
            return stop('more')
          }
          at = end + comment.length
          comment = ''
          continue
        }
        if (quote !== '') {
          if (quote === delimiter) {
            const open = text.indexOf('<', at)
            const stopAt = open < 0 ? text.length : open
            const visible = text.slice(at, stopAt).trimEnd().at(-1)
            if (visible !== undefined) significant = visible
            at = stopAt
            if (open < 0) return stop('more')
            const seen = text.slice(at, at + delimiter.length)
            if (seen === delimiter) {
              at += delimiter.length
              significantNow('"')
              if (endString()) return stop('named')
              continue
            }
            if (!final && delimiter.startsWith(seen)) return stop('more')
            const marker = significant === '}' ? endsCall(text, at, final) : 'no'
            if (marker === 'maybe') return stop('more')
            if (marker === 'yes') return stop('marker')
            significant = '<'
            at += 1
            continue
          }
          plainRun.lastIndex = at
          const run = quote === '"' ? plainRun.exec(text)?.[0] : undefined
          if (run !== undefined) {
            const visible = run.trimEnd().at(-1)
            if (visible !== undefined) significantNow(visible)
            if (captured.length < 64) captured = (captured + run).slice(0, 64)
            at += run.length
            continue
          }
          if (character === '\\' && !isTriple) {
            if (at + 1 >= text.length && !final) return stop('more')
            at += 2
            significantNow('\\')
            continue
          }
          if (character === closingQuote(quote)) {
            const ends = isTriple
              ? areThree(text, at, final)
              : quote === '"' || endsWeakString(text, at, final)
            if (ends === undefined) return stop('more')
            at += isTriple && ends ? 3 : 1
            significantNow('"')
            if (ends && endString()) return stop('named')
            continue
          }
          if (lineStart && (character === '<' || character === '[') && '}]'.includes(significant)) {
            const marker = endsCall(text, at, final)
            if (marker === 'maybe') return stop('more')
            if (marker === 'yes') return stop('marker')
          }
          if (character === '\n') lineStart = true
          else if (character > ' ') significantNow(character)
          if (captured.length < 64) captured += character
          at += 1
          continue
        }
        if (character === '<' || character === '[') {
          const marker = depth > 0 ? endsCall(text, at, final) : 'no'
          if (marker === 'maybe') return stop('more')
          if (marker === 'yes') return stop('marker')
          if (delimiter !== undefined && character === '<') {
            const seen = text.slice(at, at + delimiter.length)
            if (seen === delimiter) {
              quote = delimiter
              captured = ''
              at += delimiter.length
              significantNow('"')
              continue
            }
            if (!final && delimiter.startsWith(seen)) return stop('more')
          }
        }
        const mayComment = delimiter === undefined || '{[(,}])"'.includes(significant)
        if (mayComment && (character === '/' || character === '#')) {
          const pair = text.slice(at, at + 2)
          if (pair.length < 2 && character === '/' && !final) return stop('more')
          comment = character === '#' || pair === '//' ? '\n' : pair === '/*' ? '*/' : ''
          if (comment !== '') {
            at += character === '#' ? 1 : 2
            continue
          }
        }
        if (character === '"' || (isQuote(character) && '{[(,:='.includes(significant))) {
          const three = areThree(text, at, final)
          if (three === undefined) return stop('more')
          quote = character
          isTriple = three
          captured = ''
          at += isTriple ? 3 : 1
          significantNow('"')
          continue
        }
        if (character === ':' && depth > 0) {
          key = captured === '' ? word : captured
          at += 1
          significantNow(':')
          if (argumentsDepth < 0 && argumentKeys.has(key)) {
            argumentsDepth = depth
            deltaFrom = at
            key = ''
          }
          continue
        }
        if (character === ',' || character === '}' || character === ']' || character === ')') {
          key = ''
          captured = ''
          word = ''
          if (argumentsDepth === depth) {
            delta += text.slice(deltaFrom, at)
            argumentsDepth = 0
          }
        }
        at += 1
        if (character > ' ') {
          word = isSeparator(character) ? '' : word.length < 64 ? word + character : word
          significantNow(character)
        }
        if (character === '{' || character === '[' || character === '(') {
          key = ''
          captured = ''
          depth += 1
          if (depth > maxDepth) return stop('deep')
        } else if (character === '}' || character === ']' || character === ')') {
          depth -= 1
          if (depth <= 0) return stop('end')
        }
      }
      return stop('more')
    },
  }
}

/** Whether the quote at `at` is the first of three, as around Python's long strings. Undefined when more is needed. */
function areThree(text: string, at: number, final: boolean): boolean | undefined {
  const seen = text.slice(at, at + 3)
  if (!/^(?:"+|'+)$/.test(seen)) return false
  return seen.length === 3 || (final ? false : undefined)
}

function isSeparator(character: string): boolean {
  return '{}[](),:'.includes(character)
}

import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { isMarkup, rawOf, slice, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { escapeMarkup } from '../text/markup.ts'
import type { Keywords, Value } from '../values/value.ts'
import { convertValue, formatValue } from './spec.ts'

interface Scan {
  readonly runtime: Runtime
  readonly positional: readonly Value[]
  readonly named: (name: string) => Value | undefined
  readonly escapes: boolean
  automatic: number
}

/** Python's `str.format`, with the sandbox's look-ups inside the braces. */
export function formatBraces(
  runtime: Runtime,
  format: Str,
  positional: readonly Value[],
  keywords: Keywords | ((name: string) => Value | undefined),
): Str {
  const named = typeof keywords === 'function' ? keywords : (name: string) => keywords.get(name)
  const escapes = isMarkup(format)
  return withMarkup(expand({ runtime, positional, named, escapes, automatic: 0 }, format, 2), escapes)
}

function expand(scan: Scan, format: Str, depth: number): Str {
  if (depth < 0) throw new Fault('ValueError', 'Max string recursion exceeded')
  const raw = rawOf(format)
  scan.runtime.chargeText(raw.length)
  const builder = new TextBuilder(scan.runtime.limits.characters)
  let from = 0
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw[at]
    if (character !== '{' && character !== '}') continue
    builder.append(slice(format, from, at))
    if (raw[at + 1] === character) {
      builder.append(slice(format, at, at + 1))
      at += 1
      from = at + 1
      continue
    }
    if (character === '}') throw new Fault('ValueError', "Single '}' encountered in format string")
    const end = closingOf(raw, at)
    builder.append(field(scan, raw.slice(at + 1, end), depth))
    at = end
    from = end + 1
  }
  builder.append(slice(format, from, raw.length))
  return builder.build()
}

function closingOf(raw: string, open: number): number {
  let depth = 0
  let isInBrackets = false
  for (let at = open; at < raw.length; at += 1) {
    const character = raw[at]
    if (isInBrackets) {
      isInBrackets = character !== ']'
      continue
    }
    if (character === '[' && depth === 1) isInBrackets = true
    else if (character === '{') depth += 1
    else if (character === '}' && --depth === 0) return at
  }
  const isAlone = open === raw.length - 1
  throw new Fault(
    'ValueError',
    isAlone ? "Single '{' encountered in format string" : "expected '}' before end of string",
  )
}

function field(scan: Scan, source: string, depth: number): Str {
  const match = /^([^!:[\]]*(?:\[[^\]]*\][^!:[\]]*)*)(?:!([^:]?))?(?::([^]*))?$/u.exec(source)
  if (match === null) throw new Fault('ValueError', "expected ':' after conversion specifier")
  const [, name = '', conversion, specification = ''] = match
  const found = lookUp(scan, name)
  const value = conversion === undefined ? found : convertValue(scan.runtime, found, conversion)
  const text = formatValue(scan.runtime, value, rawOf(expand(scan, specification, depth - 1)))
  return scan.escapes ? withMarkup(escapeMarkup(scan.runtime, text), false) : text
}

function lookUp(scan: Scan, name: string): Value {
  const first = /^[^.[]*/.exec(name)?.[0] ?? ''
  let value = firstOf(scan, first, name)
  let rest = name.slice(first.length)
  while (rest !== '') {
    const attribute = /^\.([^.[]+)/.exec(rest)
    const index = /^\[([^\]]+)\]/.exec(rest)
    if (attribute !== null) value = scan.runtime.lookup.attribute(scan.runtime, value, attribute[1] ?? '')
    else if (index !== null) {
      const key = index[1] ?? ''
      value = scan.runtime.lookup.item(scan.runtime, value, /^\d+$/.test(key) ? Number(key) : key)
    } else {
      throw new Fault(
        'ValueError',
        rest.startsWith('.') || rest.startsWith('[]')
          ? 'Empty attribute in format string'
          : "Only '.' or '[' may follow ']' in format field specifier",
      )
    }
    rest = rest.slice((attribute ?? index)?.[0].length)
  }
  return value
}

function firstOf(scan: Scan, name: string, whole: string): Value {
  if (whole !== '' && !/^\d+$/.test(name)) {
    const value = scan.named(name)
    if (value === undefined) throw new Fault('KeyError', `'${name}'`)
    return value
  }
  const isAutomatic = whole === ''
  if (name === whole && isAutomatic !== scan.automatic >= 0 && scan.automatic !== 0) {
    throw new Fault(
      'ValueError',
      isAutomatic
        ? 'cannot switch from manual field specification to automatic field numbering'
        : 'cannot switch from automatic field numbering to manual field specification',
    )
  }
  const index = isAutomatic ? scan.automatic : Number(name)
  if (name === whole) scan.automatic = isAutomatic ? scan.automatic + 1 : -1
  const value = scan.positional[index]
  if (value === undefined) {
    throw new Fault('IndexError', `Replacement index ${index} out of range for positional args tuple`)
  }
  return value
}

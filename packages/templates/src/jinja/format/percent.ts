import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { concat, isMarkup, rawOf, slice, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { lengthOf, slicePoints } from '../text/text-index.ts'
import { escapeMarkup } from '../text/markup.ts'
import { padText } from '../text/pad.ts'
import { Dict } from '../values/dict.ts'
import { Float } from '../values/float.ts'
import { List, Tuple } from '../values/list.ts'
import { asInteger, asNumber, truncate } from '../values/number.ts'
import { represent, toText } from '../values/represent.ts'
import { Range } from '../values/range.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { asciiOf } from './spec.ts'
import { fixed, general, scientific } from './float-digits.ts'

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly conversion: string
}

/** Python's `format % values`. */
export function formatPercent(runtime: Runtime, format: Str, values: Value): Str {
  const raw = rawOf(format)
  runtime.chargeText(raw.length)
  const builder = new TextBuilder(runtime.limits.characters)
  const isTuple = values instanceof Tuple
  const isMapping =
    values instanceof Dict || values instanceof List || values instanceof Undefined || values instanceof Range
  const places: readonly Value[] = isTuple ? values.items : [values]
  const escapes = isMarkup(format)
  let used = 0
  const next = (): Value => {
    const value = places[used]
    if (value === undefined) throw new Fault('TypeError', 'not enough arguments for format string')
    used += 1
    return value
  }
  const directive =
    /%(?:\(((?:[^()]|\([^()]*\))*)\))?([-+ #0]*)(\*|\d{1,9})?(?:\.(\*|\d{0,9}))?[hlL]?([^])?/gu
  let from = 0
  for (;;) {
    directive.lastIndex = from
    const match = directive.exec(raw)
    if (match === null) break
    runtime.charge(1)
    builder.append(slice(format, from, match.index))
    from = match.index + match[0].length
    const [, name, flags = '', widthText, precisionText, conversion] = match
    if (conversion === undefined) throw new Fault('ValueError', 'incomplete format')
    if (conversion === '%' && name === undefined) {
      builder.append(slice(format, from - 1, from))
      continue
    }
    let value: Value | undefined
    if (name !== undefined) {
      if (!(values instanceof Dict)) throw new Fault('TypeError', 'format requires a mapping')
      value = values.getText(name)
      if (value === undefined) throw new Fault('KeyError', rawOf(represent(runtime, name)))
    }
    const width = widthText === '*' ? starOf(next()) : Number(widthText ?? 0)
    const precision = precisionText === '*' ? Math.max(0, starOf(next())) : precisionText
    if (value === undefined) value = next()
    const converted = convert(
      runtime,
      {
        flags: width < 0 ? `${flags}-` : flags,
        width: Math.abs(width),
        precision: precision === undefined ? undefined : Number(precision),
        conversion,
      },
      value,
      raw,
      from,
    )
    builder.append(escapes ? withMarkup(escapeMarkup(runtime, converted), false) : converted)
  }
  builder.append(slice(format, from, raw.length))
  if (used < places.length && !isMapping) {
    throw new Fault('TypeError', 'not all arguments converted during string formatting')
  }
  return builder.build(escapes)
}

function starOf(value: Value): number {
  const whole = asInteger(value)
  if (whole === undefined) throw new Fault('TypeError', '* wants int')
  return Number(whole)
}

function convert(runtime: Runtime, directive: Directive, value: Value, raw: string, end: number): Str {
  const { conversion, flags, precision } = directive
  runtime.checkLength(directive.width)
  runtime.checkLength(precision ?? 0)
  if (conversion === 's' || conversion === 'r' || conversion === 'a') {
    const represented = conversion === 's' ? toText(runtime, value) : represent(runtime, value)
    const text = conversion === 'a' ? asciiOf(represented) : represented
    const cut = precision === undefined ? text : slicePoints(text, 0, Math.min(precision, lengthOf(text)))
    return padText(runtime, cut, directive.width, flags.includes('-') ? 'right' : 'left')
  }
  if (conversion === 'c')
    return padText(runtime, characterOf(value), directive.width, flags.includes('-') ? 'right' : 'left')
  if ('diuxXo'.includes(conversion)) return layOut(runtime, directive, integerDigits(directive, value))
  if ('eEfFgG'.includes(conversion)) return layOut(runtime, directive, floatDigits(directive, value))
  const code = (conversion.codePointAt(0) ?? 0).toString(16)
  const index = lengthOf(raw.slice(0, end)) - 1
  throw new Fault('ValueError', `unsupported format character '${conversion}' (0x${code}) at index ${index}`)
}

function integerDigits(
  directive: Directive,
  value: Value,
): { isNegative: boolean; prefix: string; digits: string } {
  const { conversion, flags, precision } = directive
  const isDecimal = 'diu'.includes(conversion)
  const whole = asInteger(value) ?? (isDecimal && value instanceof Float ? truncate(value.number) : undefined)
  if (whole === undefined) {
    if (value instanceof Undefined && isDecimal) value.fail()
    const wanted = isDecimal ? 'a real number' : 'an integer'
    throw new Fault('TypeError', `%${conversion} format: ${wanted} is required, not ${typeName(value)}`)
  }
  const base = isDecimal ? 10 : conversion === 'o' ? 8 : 16
  const digits = (whole < 0 ? -whole : whole).toString(base).padStart(precision ?? 0, '0')
  const prefix = flags.includes('#') && !isDecimal ? `0${conversion}` : ''
  return { isNegative: whole < 0, prefix, digits: conversion === 'X' ? digits.toUpperCase() : digits }
}

function floatDigits(
  directive: Directive,
  value: Value,
): { isNegative: boolean; prefix: string; digits: string } {
  const number = asNumber(value)
  if (number === undefined) {
    if (value instanceof Undefined) value.fail()
    throw new Fault('TypeError', `must be real number, not ${typeName(value)}`)
  }
  const { conversion, flags } = directive
  const size = Math.abs(number)
  const precision = directive.precision ?? 6
  const lower = conversion.toLowerCase()
  let digits: string
  if (!Number.isFinite(size)) digits = Number.isNaN(size) ? 'nan' : 'inf'
  else if (lower === 'f') digits = fixed(size, precision)
  else digits = lower === 'e' ? scientific(size, precision) : general(size, precision, flags.includes('#'))
  const isNegative = number < 0 || Object.is(number, -0)
  return { isNegative, prefix: '', digits: conversion === lower ? digits : digits.toUpperCase() }
}

function layOut(
  runtime: Runtime,
  directive: Directive,
  number: { isNegative: boolean; prefix: string; digits: string },
): Str {
  const { flags, width } = directive
  const sign = number.isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const head = sign + number.prefix
  if (flags.includes('-')) return padText(runtime, head + number.digits, width, 'right')
  if (flags.includes('0')) {
    return concat(head, padText(runtime, number.digits, width - head.length, 'left', '0'))
  }
  return padText(runtime, head + number.digits, width, 'left')
}

function characterOf(value: Value): Str {
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) return String.fromCodePoint(value)
  if (typeof value === 'number') throw new Fault('OverflowError', '%c arg not in range(0x110000)')
  if (value !== null && typeof value === 'object' && 'raw' in value && lengthOf(value) === 1) return value
  if (typeof value === 'string' && lengthOf(value) === 1) return value
  throw new Fault('TypeError', '%c requires int or char')
}

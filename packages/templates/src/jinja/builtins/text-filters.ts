import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { writeJson } from '../format/json.ts'
import { formatPercent } from '../format/percent.ts'
import { capitalize, lowerCase, upperCase } from '../text/case.ts'
import { concat, contentText, flipsOf, isMarkup, makeText, rawOf, slice, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { escapeMarkup } from '../text/markup.ts'
import { padText } from '../text/pad.ts'
import { replaceText, splitWords, stripText } from '../text/search.ts'
import { lengthOf, plain } from '../text/text-index.ts'
import { isSpace } from '../text/character-class.ts'
import { Dict } from '../values/dict.ts'
import { List, Tuple } from '../values/list.ts'
import { represent, toText } from '../values/represent.ts'
import { collect, iterate, tryIterate } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { optionalRaw, wantInteger } from './arguments.ts'
import { sortValues } from './sort.ts'
import { attributeGetter } from './attribute-path.ts'
import { alias, defineFilter } from './define-filter.ts'

function onText(name: string, change: (runtime: Runtime, text: Str) => Value): readonly [string, Filter] {
  return defineFilter(name, [], 0, (runtime, value) => {
    const text = toText(runtime, value)
    runtime.chargeText(rawOf(text).length)
    return change(runtime, text)
  })
}

const escape = onText('escape', (runtime, text) => escapeMarkup(runtime, text))

/** Words of the `title` filter begin after white space, `-`, `(`, `{`, `[` or `<`. */
function titleWords(runtime: Runtime, text: Str): Str {
  const raw = rawOf(text)
  const builder = new TextBuilder(runtime.limits.characters)
  const isBreak = (unit: number): boolean => isSpace(unit) || '-({[<'.includes(String.fromCharCode(unit))
  let from = 0
  while (from < raw.length) {
    const breaks = isBreak(raw.charCodeAt(from))
    let to = from + 1
    while (to < raw.length && isBreak(raw.charCodeAt(to)) === breaks) to += 1
    const word = slice(text, from, to)
    const size = (raw.codePointAt(from) ?? 0) > 0xffff ? 2 : 1
    builder.append(upperCase(slice(word, 0, size)))
    builder.append(lowerCase(slice(word, size, to - from)))
    from = to
  }
  return builder.build()
}

function countWords(raw: string): number {
  return raw.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0
}

const tojson = defineFilter(
  'tojson',
  ['ensure_ascii', 'indent', 'separators', 'sort_keys'],
  0,
  (runtime, value, [ascii = false, indent = null, separators = null, sorted = false]) => {
    const [itemSeparator, keySeparator] =
      separators === null ? [indent === null ? ', ' : ',', ': '] : separatorsOf(runtime, separators)
    return writeJson(runtime, value, {
      ascii: isTrue(ascii),
      indent: indentOf(runtime, indent),
      itemSeparator,
      keySeparator,
      sorted: isTrue(sorted),
    })
  },
)

function separatorsOf(runtime: Runtime, value: Value): [string, string] {
  const parts = collect(runtime, value).map((part) => rawOf(toText(runtime, part)))
  if (parts.length !== 2) throw new Fault('ValueError', 'separators must be a pair')
  return [parts[0] ?? '', parts[1] ?? '']
}

function indentOf(runtime: Runtime, value: Value): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'string' || (typeof value === 'object' && 'raw' in value)) return rawOf(value)
  const width = Math.max(0, wantInteger(value))
  runtime.checkLength(width)
  return ' '.repeat(width)
}

const urlencode = defineFilter('urlencode', [], 0, (runtime, value) => {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null && 'raw' in value)) {
    return quoteUrl(value, '/')
  }
  const values = tryIterate(runtime, value)
  if (values === undefined) return quoteUrl(toText(runtime, value), '/')
  const pairs =
    value instanceof Dict ? [...value.entries()].map((entry) => new Tuple([entry.key, entry.value])) : values
  const builder = new TextBuilder(runtime.limits.characters)
  let separator = ''
  for (const pair of pairs) {
    const [key, content] = pairOf(runtime, pair)
    builder.append(separator)
    builder.append(replaceText(runtime, quoteUrl(toText(runtime, key), ''), '%20', '+', -1))
    builder.append('=')
    builder.append(replaceText(runtime, quoteUrl(toText(runtime, content), ''), '%20', '+', -1))
    separator = '&'
  }
  return builder.build()
})

function pairOf(runtime: Runtime, pair: Value): [Value, Value] {
  if (tryIterate(runtime, pair) === undefined) {
    throw new Fault('TypeError', `cannot unpack non-iterable ${typeName(pair)} object`)
  }
  const [key, content, ...more] = collect(runtime, pair)
  if (more.length > 0) throw new Fault('ValueError', 'too many values to unpack (expected 2)')
  if (key !== undefined && content !== undefined) return [key, content]
  throw new Fault('ValueError', `not enough values to unpack (expected 2, got ${key === undefined ? 0 : 1})`)
}

function quoteUrl(text: Str, safe: string): Str {
  const quoted = encodeURIComponent(rawOf(text).toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', safe === '' ? '%2F' : '/')
  return flipsOf(text).length === 0 ? quoted : contentText(quoted)
}

const format: Filter = (runtime, value, positional, keywords) => {
  if (positional.length > 0 && keywords !== undefined && keywords.size > 0) {
    throw new Fault('FilterArgumentError', "can't handle positional and keyword arguments at the same time")
  }
  const text = toText(runtime, value)
  if (keywords === undefined || keywords.size === 0)
    return formatPercent(runtime, text, new Tuple(positional))
  const named = new Dict()
  for (const [name, content] of keywords) named.set(name, content)
  return formatPercent(runtime, text, named)
}

function stripTags(runtime: Runtime, text: Str): Str {
  let raw = rawOf(text)
  runtime.chargeText(raw.length)
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<', '>'],
  ] as const) {
    let kept = ''
    let from = 0
    for (let at = raw.indexOf(open); at >= 0; at = raw.indexOf(open, from)) {
      const end = raw.indexOf(close, at + (open === '<' ? 1 : open.length))
      if (end < 0) break
      kept += raw.slice(from, at)
      from = end + close.length
    }
    raw = kept + raw.slice(from)
  }
  const spaced = splitWords(runtime, raw, -1).map(rawOf).join(' ')
  const plainText = spaced.replace(
    /&(amp|lt|gt|quot|#39|#34|nbsp);/g,
    (_, name: string) => unescaped[name] ?? '',
  )
  return flipsOf(text).length === 0 ? plainText : contentText(plainText)
}

const unescaped: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#34': '"',
  nbsp: '\u00a0',
}

/** The value with the keys of its dicts in order, as `pprint` prints them. */
function sortedKeys(runtime: Runtime, value: Value): Value {
  runtime.enter()
  let result = value
  if (value instanceof List) result = new List(value.items.map((item) => sortedKeys(runtime, item)))
  else if (value instanceof Tuple) result = new Tuple(value.items.map((item) => sortedKeys(runtime, item)))
  else if (value instanceof Dict) {
    const sorted = new Dict()
    const keys = sortValues(runtime, collect(runtime, value), (key) => key, false)
    for (const key of keys) sorted.set(key, sortedKeys(runtime, value.get(key) ?? null))
    result = sorted
  }
  runtime.leave()
  return result
}

/** Filters that take a text and give a text. */
export const textFilters: readonly (readonly [string, Filter])[] = [
  onText('capitalize', (_runtime, text) => capitalize(text)),
  defineFilter('center', ['width'], 0, (runtime, value, [width = 80]) =>
    padText(runtime, toText(runtime, value), wantInteger(width), 'both'),
  ),
  escape,
  alias('e', escape),
  onText('forceescape', (runtime, text) => escapeMarkup(runtime, plain(text))),
  ['format', format],
  defineFilter('join', ['d', 'attribute'], 0, (runtime, value, [separator = '', attribute = null]) => {
    const builder = new TextBuilder(runtime.limits.characters)
    const between = toText(runtime, separator)
    const get = attribute === null ? undefined : attributeGetter(runtime, attribute)
    let isFirst = true
    for (const item of iterate(runtime, value)) {
      runtime.charge(1)
      if (!isFirst) builder.append(between)
      isFirst = false
      builder.append(toText(runtime, get === undefined ? item : get(item)))
    }
    return builder.build()
  }),
  onText('lower', (_runtime, text) => lowerCase(text)),
  defineFilter('pprint', [], 0, (runtime, value) => {
    const text = represent(runtime, sortedKeys(runtime, value))
    if (lengthOf(text) <= 80) return text
    throw new Fault('NotSupported', 'pprint of what does not fit one line is not supported')
  }),
  defineFilter(
    'replace',
    ['old', 'new', 'count'],
    2,
    (runtime, value, [before = '', after = '', count = null]) => {
      const text = plain(toText(runtime, value))
      const limit = count === null ? -1 : wantInteger(count)
      return replaceText(runtime, text, rawOf(toText(runtime, before)), plain(toText(runtime, after)), limit)
    },
  ),
  onText('safe', (_runtime, text) => withMarkup(text, true)),
  defineFilter('string', [], 0, (runtime, value) => toText(runtime, value)),
  onText('striptags', stripTags),
  onText('title', titleWords),
  tojson,
  defineFilter('trim', ['chars'], 0, (runtime, value, [characters]) => {
    const text = toText(runtime, value)
    runtime.chargeText(rawOf(text).length)
    return stripText(text, optionalRaw(characters, 'strip arg must be None or str'), 'both')
  }),
  onText('upper', (_runtime, text) => upperCase(text)),
  urlencode,
  onText('wordcount', (_runtime, text) => countWords(rawOf(text))),
  defineFilter('xmlattr', ['autospace'], 0, (runtime, value, [autospace = true]) => {
    if (!(value instanceof Dict)) {
      if (value instanceof Undefined) value.fail()
      throw new Fault('AttributeError', `'${typeName(value)}' object has no attribute 'items'`)
    }
    const builder = new TextBuilder(runtime.limits.characters)
    let isFirst = true
    for (const entry of value.entries()) {
      if (entry.value === null || entry.value instanceof Undefined) continue
      const name = toText(runtime, entry.key)
      if (/[\s/>=]/.test(rawOf(name))) {
        throw new Fault(
          'ValueError',
          `Invalid character in attribute name: ${rawOf(represent(runtime, name))}`,
        )
      }
      if (!isFirst || isTrue(autospace)) builder.append(' ')
      isFirst = false
      builder.append(concat(escapeMarkup(runtime, name), '="'))
      builder.append(concat(escapeMarkup(runtime, toText(runtime, entry.value)), '"'))
    }
    return makeTextPlain(builder.build())
  }),
]

function makeTextPlain(text: Str): Str {
  return isMarkup(text) ? makeText(rawOf(text), flipsOf(text)) : text
}

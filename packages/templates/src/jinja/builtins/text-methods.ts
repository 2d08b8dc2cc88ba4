import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { capitalize, caseFold, lowerCase, swapCase, titleCase, upperCase } from '../text/case.ts'
import { concat, isMarkup, rawOf, slice, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { escapeMarkup } from '../text/markup.ts'
import { expandTabs, padText, splitLines } from '../text/pad.ts'
import {
  replaceText,
  splitText,
  splitTextFromRight,
  splitWords,
  splitWordsFromRight,
  stripText,
} from '../text/search.ts'
import { lengthOf } from '../text/text-index.ts'
import { formatBraces } from '../format/braces.ts'
import { Dict } from '../values/dict.ts'
import { List, Tuple } from '../values/list.ts'
import { toText } from '../values/represent.ts'
import { iterate } from '../values/sequence.ts'
import { typeName } from '../values/type-name.ts'
import { isTrue } from '../values/truth.ts'
import type { Keywords, Value } from '../values/value.ts'
import { bind, bindPlaces, optionalRaw, wantInteger, wantText } from './arguments.ts'
import { textQueries } from './text-queries.ts'

/** A method of a type: the value it is called on comes after the runtime. */
export type Method<Self> = (
  runtime: Runtime,
  self: Self,
  positional: readonly Value[],
  keywords: Keywords | undefined,
) => Value

type TextMethod = Method<Str>

function plainMethod(name: string, change: (text: Str) => Value): TextMethod {
  return (runtime, self, positional, keywords) => {
    bindPlaces(`str.${name}`, 0, 0, positional, keywords)
    runtime.chargeText(rawOf(self).length)
    return change(self)
  }
}

function stripMethod(name: string, sides: 'both' | 'left' | 'right'): TextMethod {
  return (runtime, self, positional, keywords) => {
    const [characters] = bindPlaces(name, 0, 1, positional, keywords)
    runtime.chargeText(rawOf(self).length)
    return stripText(self, optionalRaw(characters, `${name} arg must be None or str`), sides)
  }
}

function splitMethod(name: string, fromRight: boolean): TextMethod {
  return (runtime, self, positional, keywords) => {
    const [separator, limit] = bind(name, ['sep', 'maxsplit'], 0, positional, keywords)
    const most = limit === undefined ? -1 : wantInteger(limit)
    const wanted = optionalRaw(separator, 'must be str or None')
    if (wanted === '') throw new Fault('ValueError', 'empty separator')
    if (wanted === undefined) {
      const split = fromRight ? splitWordsFromRight : splitWords
      return new List(split(runtime, self, most))
    }
    return new List((fromRight ? splitTextFromRight : splitText)(runtime, self, wanted, most))
  }
}

function padMethod(name: string, side: 'left' | 'right' | 'both'): TextMethod {
  return (runtime, self, positional, keywords) => {
    const [width = 0, fill] = bindPlaces(name, 1, 2, positional, keywords)
    const filler = fill === undefined ? ' ' : wantText(fill, 'The fill character must be a unicode character')
    if (lengthOf(filler) !== 1) {
      throw new Fault('TypeError', 'The fill character must be exactly one character long')
    }
    return padText(runtime, self, wantInteger(width), side, filler)
  }
}

function partitionMethod(name: string, fromRight: boolean): TextMethod {
  return (runtime, self, positional, keywords) => {
    const [separator] = bindPlaces(`str.${name}`, 1, 1, positional, keywords)
    const given = wantText(separator, 'must be str')
    const wanted = rawOf(isMarkup(self) ? escapeMarkup(runtime, given) : given)
    if (wanted === '') throw new Fault('ValueError', 'empty separator')
    const raw = rawOf(self)
    runtime.chargeText(raw.length)
    const at = fromRight ? raw.lastIndexOf(wanted) : raw.indexOf(wanted)
    const nothing = slice(self, 0, 0)
    if (at < 0) return new Tuple(fromRight ? [nothing, nothing, self] : [self, nothing, nothing])
    const end = at + wanted.length
    return new Tuple([slice(self, 0, at), slice(self, at, end), slice(self, end, raw.length)])
  }
}

function affixMethod(name: string, isPrefix: boolean): TextMethod {
  return (_runtime, self, positional, keywords) => {
    const [affix] = bindPlaces(`str.${name}`, 1, 1, positional, keywords)
    const wanted = rawOf(wantText(affix, `${name}() argument must be str`))
    const raw = rawOf(self)
    if (isPrefix) return raw.startsWith(wanted) ? slice(self, wanted.length, raw.length) : self
    return wanted !== '' && raw.endsWith(wanted) ? slice(self, 0, raw.length - wanted.length) : self
  }
}

const join: TextMethod = (runtime, self, positional, keywords) => {
  const [values = null] = bindPlaces('str.join', 1, 1, positional, keywords)
  const builder = new TextBuilder(runtime.limits.characters)
  const escapes = isMarkup(self)
  let index = 0
  for (const value of iterate(runtime, values)) {
    runtime.charge(1)
    if (index > 0) builder.append(self)
    const isText =
      typeof value === 'string' || (value !== null && typeof value === 'object' && 'raw' in value)
    if (!isText && !escapes) {
      throw new Fault('TypeError', `sequence item ${index}: expected str instance, ${typeName(value)} found`)
    }
    const text = isText ? value : toText(runtime, value)
    builder.append(escapes ? escapeMarkup(runtime, text) : text)
    index += 1
  }
  return builder.build(escapes)
}

const replace: TextMethod = (runtime, self, positional, keywords) => {
  const [before, after, count] = bindPlaces('replace', 2, 3, positional, keywords)
  const [old, fresh] = [
    wantText(before, 'replace() argument 1 must be str'),
    wantText(after, 'replace() argument 2 must be str'),
  ]
  const limit = count === undefined ? -1 : wantInteger(count)
  if (!isMarkup(self)) return replaceText(runtime, self, rawOf(old), fresh, limit)
  return replaceText(runtime, self, rawOf(escapeMarkup(runtime, old)), escapeMarkup(runtime, fresh), limit)
}

const zfill: TextMethod = (runtime, self, positional, keywords) => {
  const [width = 0] = bindPlaces('str.zfill', 1, 1, positional, keywords)
  const sign = /^[+-]/.exec(rawOf(self))?.[0].length ?? 0
  const rest = slice(self, sign, rawOf(self).length)
  const padded = padText(runtime, withMarkup(rest, false), wantInteger(width) - sign, 'left', '0')
  return withMarkup(concat(withMarkup(slice(self, 0, sign), false), padded), isMarkup(self))
}

const formatMap: TextMethod = (runtime, self, positional, keywords) => {
  const [values] = bindPlaces('format_map', 1, 1, positional, keywords)
  if (!(values instanceof Dict)) throw new Fault('TypeError', `format_map() needs a dict`)
  return formatBraces(runtime, self, [], (name) => values.getText(name))
}

/** The methods of a str that a template may call. None changes it. */
export const textMethods: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['capitalize', plainMethod('capitalize', capitalize)],
  ['casefold', plainMethod('casefold', caseFold)],
  ['center', padMethod('center', 'both')],
  [
    'expandtabs',
    (runtime, self, positional, keywords) => {
      const [size = 8] = bind('expandtabs', ['tabsize'], 0, positional, keywords)
      return expandTabs(runtime, self, wantInteger(size))
    },
  ],
  [
    'format',
    (runtime, self, positional, keywords) => formatBraces(runtime, self, positional, keywords ?? new Map()),
  ],
  ['format_map', formatMap],
  ['join', join],
  ['ljust', padMethod('ljust', 'right')],
  ['lower', plainMethod('lower', lowerCase)],
  ['lstrip', stripMethod('lstrip', 'left')],
  ['partition', partitionMethod('partition', false)],
  ['removeprefix', affixMethod('removeprefix', true)],
  ['removesuffix', affixMethod('removesuffix', false)],
  ['replace', replace],
  ['rjust', padMethod('rjust', 'left')],
  ['rpartition', partitionMethod('rpartition', true)],
  ['rsplit', splitMethod('rsplit', true)],
  ['rstrip', stripMethod('rstrip', 'right')],
  ['split', splitMethod('split', false)],
  [
    'splitlines',
    (runtime, self, positional, keywords) => {
      const [keepEnds = false] = bind('splitlines', ['keepends'], 0, positional, keywords)
      return new List(splitLines(runtime, self, isTrue(keepEnds)))
    },
  ],
  ['strip', stripMethod('strip', 'both')],
  ['swapcase', plainMethod('swapcase', swapCase)],
  ['title', plainMethod('title', titleCase)],
  ['upper', plainMethod('upper', upperCase)],
  ['zfill', zfill],
  ...textQueries,
])

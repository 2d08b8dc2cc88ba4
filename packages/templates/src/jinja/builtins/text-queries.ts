import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { isCased, isLower, isTitle, isUpper } from '../text/case.ts'
import { countText } from '../text/search.ts'
import { rawOf, slice } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { lengthOf, pointAt, unitAt } from '../text/text-index.ts'
import { isSpace } from '../text/character-class.ts'
import { Tuple } from '../values/list.ts'
import { typeName } from '../values/type-name.ts'
import type { Keywords, Value } from '../values/value.ts'
import { bindPlaces, clampIndex, wantText } from './arguments.ts'

type Query = (
  runtime: Runtime,
  self: Str,
  positional: readonly Value[],
  keywords: Keywords | undefined,
) => Value

/** The window of a search and where it begins, in characters; undefined when it is empty and out of range. */
function windowOf(
  self: Str,
  start: Value | undefined,
  end: Value | undefined,
): { text: Str; from: number } | undefined {
  if ((start === undefined || start === null) && (end === undefined || end === null))
    return { text: self, from: 0 }
  const length = lengthOf(self)
  const from = clampIndex(start, length, 0)
  const to = clampIndex(end, length, length)
  const isBeyond = typeof start === 'number' && start > length
  if (isBeyond || from > to) return undefined
  return { text: slice(self, unitAt(self, from), unitAt(self, to)), from }
}

function findMethod(name: string, fromRight: boolean, fails: boolean): Query {
  return (runtime, self, positional, keywords) => {
    const [part, start, end] = bindPlaces(name, 1, 3, positional, keywords)
    const wanted = rawOf(wantText(part, 'must be str'))
    const window = windowOf(self, start, end)
    runtime.chargeText(rawOf(self).length)
    const raw = window === undefined ? '' : rawOf(window.text)
    const unit = window === undefined ? -1 : fromRight ? raw.lastIndexOf(wanted) : raw.indexOf(wanted)
    if (unit < 0 || window === undefined) {
      if (fails) throw new Fault('ValueError', 'substring not found')
      return -1
    }
    return window.from + pointAt(window.text, unit)
  }
}

function endMethod(name: string, isStart: boolean): Query {
  return (_runtime, self, positional, keywords) => {
    const [part, start, end] = bindPlaces(name, 1, 3, positional, keywords)
    const isTuple = part instanceof Tuple
    const wanted = (isTuple ? part.items : [part]).map((one) => {
      const type = one === undefined ? 'nothing' : typeName(one)
      if (type !== 'str' && type !== 'Markup') {
        throw new Fault(
          'TypeError',
          isTuple
            ? `tuple for ${name} must only contain str, not ${type}`
            : `${name} first arg must be str or a tuple of str, not ${type}`,
        )
      }
      return rawOf(one as Str)
    })
    const window = windowOf(self, start, end)
    if (window === undefined) return false
    const raw = rawOf(window.text)
    return wanted.some((affix) => (isStart ? raw.startsWith(affix) : raw.endsWith(affix)))
  }
}

const count: Query = (runtime, self, positional, keywords) => {
  const [part, start, end] = bindPlaces('count', 1, 3, positional, keywords)
  const wanted = rawOf(wantText(part, 'must be str'))
  const window = windowOf(self, start, end)
  return window === undefined ? 0 : countText(runtime, rawOf(window.text), wanted)
}

function everyMethod(name: string, accepts: (character: string) => boolean, ofEmpty: boolean = false): Query {
  return (runtime, self, positional, keywords) => {
    bindPlaces(`str.${name}`, 0, 0, positional, keywords)
    const raw = rawOf(self)
    runtime.chargeText(raw.length * 4)
    if (raw === '') return ofEmpty
    for (const character of raw) if (!accepts(character)) return false
    return true
  }
}

/** True when there is a cased character and no character of the other case. */
export function isAllCase(raw: string, wanted: 'upper' | 'lower'): boolean {
  let isSeen = false
  for (const character of raw) {
    const [isThis, isOther] = wanted === 'upper' ? [isUpper, isLower] : [isLower, isUpper]
    if (isOther(character) || isTitle(character)) return false
    isSeen ||= isThis(character)
  }
  return isSeen
}

function caseMethod(name: string, check: (raw: string) => boolean): Query {
  return (runtime, self, positional, keywords) => {
    bindPlaces(`str.${name}`, 0, 0, positional, keywords)
    runtime.chargeText(rawOf(self).length * 4)
    return check(rawOf(self))
  }
}

function isTitleText(raw: string): boolean {
  let isSeen = false
  let isInWord = false
  for (const character of raw) {
    const startsWord = isUpper(character) || isTitle(character)
    if (startsWord ? isInWord : isLower(character) && !isInWord) return false
    isInWord = isCased(character)
    isSeen ||= isInWord
  }
  return isSeen
}

const digits =
  /^[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]$/u

/** Ideographs that Unicode gives a numeric value, though they are letters. */
const ideographs =
  '㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零參拾兩零六陸什𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭廾'

/** Methods that look at a str and say something about it. */
export const textQueries: readonly (readonly [string, Query])[] = [
  ['count', count],
  ['endswith', endMethod('endswith', false)],
  ['find', findMethod('find', false, false)],
  ['index', findMethod('index', false, true)],
  ['isalnum', everyMethod('isalnum', (character) => /[\p{L}\p{Nd}\p{No}\p{Nl}]/u.test(character))],
  ['isalpha', everyMethod('isalpha', (character) => /\p{L}/u.test(character))],
  ['isascii', everyMethod('isascii', (character) => character.charCodeAt(0) < 128, true)],
  ['isdecimal', everyMethod('isdecimal', (character) => /\p{Nd}/u.test(character))],
  ['isdigit', everyMethod('isdigit', (character) => digits.test(character))],
  ['isidentifier', caseMethod('isidentifier', (raw) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(raw))],
  ['islower', caseMethod('islower', (raw) => isAllCase(raw, 'lower'))],
  [
    'isnumeric',
    everyMethod('isnumeric', (character) => /\p{N}/u.test(character) || ideographs.includes(character)),
  ],
  [
    'isprintable',
    everyMethod('isprintable', (character) => character === ' ' || !/[\p{C}\p{Z}]/u.test(character), true),
  ],
  ['isspace', everyMethod('isspace', (character) => isSpace(character.charCodeAt(0)))],
  ['istitle', caseMethod('istitle', isTitleText)],
  ['isupper', caseMethod('isupper', (raw) => isAllCase(raw, 'upper'))],
  ['rfind', findMethod('rfind', true, false)],
  ['rindex', findMethod('rindex', true, true)],
  ['startswith', endMethod('startswith', true)],
]

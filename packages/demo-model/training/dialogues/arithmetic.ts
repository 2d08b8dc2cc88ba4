import { evaluate, fractionText } from './fraction.ts'
import { inWords, isHeldOutPhrase, namedNumbers } from './numbers-in-words.ts'
import { chained, composed, frames, shortFrames, spoken } from './pools/arithmetic-wordings.ts'
import { followUps } from './pools/follow-ups.ts'
import { lastOrders, lastSpoken, lastStories } from './pools/last-wordings.ts'
import { laterFollowUps, laterSpoken, laterStories } from './pools/later-wordings.ts'
import { containers, orders, stories, totals } from './pools/sum-stories.ts'
import { foods, nouns } from './pools/words.ts'
import type { Source } from './source.ts'
import { digits, personName } from './values.ts'
import { fill, say } from './wording.ts'

/** A question with the one expression that answers it. */
export interface Sum {
  readonly question: string
  readonly expression: string
  /** What the calculator gives; `undefined` for a division by zero. */
  readonly value: { readonly text: string; readonly exact: boolean } | undefined
}

/** A question about numbers, in words, in signs, or as a small story. */
export function makeSum(source: Source): Sum {
  if (source.chance(0.16)) return withValue(makeStory(source))
  if (source.chance(0.12)) return withValue(makeOrder(source))
  const { phrase, expression } = makeExpression(source)
  return withValue({ question: say(source, source.choose(frames), { e: phrase }), expression })
}

/** The sum in a few words, to stand beside another request. */
export function makeShortSum(source: Source): Sum {
  const { phrase, expression } = makeExpression(source)
  return withValue({ question: fill(source.choose(shortFrames), { e: phrase }), expression })
}

/** A question that goes on from a result. */
export function makeFollowUp(source: Source, result: string): Sum {
  const [wording, operator] = source.choose(followUps, laterFollowUps)
  const number = makeNumber(source)
  return withValue({
    question: say(source, wording, { n: inWords(source, number) }),
    expression: `${result} ${operator} ${number}`,
  })
}

function withValue({ question, expression }: Omit<Sum, 'value'>): Sum {
  const value = evaluate(expression)
  return { question, expression, value: value && fractionText(value) }
}

function makeNumber(source: Source): string {
  if (source.lessons === 3 && source.chance(0.06)) return source.pick(namedNumbers)
  const kind = source.next()
  if (kind < 0.1) return `${digits(source, 1, 3)}.${source.integer(1, 99)}`
  if (kind < 0.16) return `${digits(source, 1, 2)}.${source.integer(1, 9)}`
  if (kind < 0.3) return digits(source, 1, 1)
  if (kind < 0.62) return digits(source, 2, 2)
  return kind < 0.82 ? digits(source, 3, 3) : digits(source, 4, 6)
}

/** `1234567` as `1,234,567`, sometimes; the expression has no commas. */
function written(source: Source, number: string): string {
  return /^\d{4,}$/.test(number) && source.chance(0.4) ? number.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : number
}

/** The same, or in words. */
function spokenNumber(source: Source, number: string): string {
  return inWords(source, written(source, number))
}

function makeExpression(source: Source): { readonly phrase: string; readonly expression: string } {
  const [a, b, c] = [makeNumber(source), makeNumber(source), makeNumber(source)]
  const kind = source.next()
  const sign = (): string => source.pick(['+', '-', '*', '/'])
  const gap = source.pick([' ', ' ', ''])
  if (kind < 0.36) {
    const [shown, real] = source.pick(signs)
    return {
      phrase: `${written(source, a)}${gap}${shown}${gap}${written(source, b)}`,
      expression: `${a} ${real} ${b}`,
    }
  }
  if (kind < 0.52) {
    const [p, q] = [sign(), sign()]
    const [left, right] = source.pick([
      ['', ''],
      ['(1', ''],
      ['', '2)'],
    ])
    const text = (space: string): string =>
      `${left ? '(' : ''}${a}${space}${p}${space}${right ? '(' : ''}${b}${left ? ')' : ''}${space}${q}${space}${c}${right ? ')' : ''}`
    return { phrase: text(gap), expression: text(' ') }
  }
  const [wording, expression] =
    kind < 0.78
      ? source.choose(kind < 0.62 ? chained : composed)
      : source.choose(spoken, laterSpoken, lastSpoken)
  const write = wording.includes('%') ? written : spokenNumber
  const phrase = fill(wording, { a: write(source, a), b: write(source, b), c: write(source, c) })
  return isHeldOutPhrase(source, phrase)
    ? makeExpression(source)
    : { phrase, expression: fill(expression, { a, b, c }) }
}

function makeStory(source: Source): Omit<Sum, 'value'> {
  const [story, expression] = source.choose(stories, laterStories, lastStories)
  const [a, b] = [digits(source, 1, 3), digits(source, 1, 3)]
  const noun = source.choose(source.chance(0.7) ? nouns : foods)
  const box = source.pick(containers)
  const slots = {
    noun,
    box,
    boxes: box.endsWith('x') ? `${box}es` : `${box}s`,
    total: source.pick(totals),
    person: personName(source),
    person2: personName(source),
  }
  return {
    question: say(source, story, { a: inWords(source, a), b: inWords(source, b), ...slots }),
    expression: fill(expression, { a, b }),
  }
}

function makeOrder(source: Source): Omit<Sum, 'value'> {
  const [order, expression] = source.choose(orders, [], lastOrders)
  const [a, b, c] = [makeNumber(source), makeNumber(source), makeNumber(source)]
  return {
    question: say(source, order, {
      a: spokenNumber(source, a),
      b: spokenNumber(source, b),
      c: spokenNumber(source, c),
    }),
    expression: fill(expression, { a, b, c }),
  }
}

const signs = [
  ['+', '+'],
  ['+', '+'],
  ['-', '-'],
  ['-', '-'],
  ['*', '*'],
  ['*', '*'],
  ['*', '*'],
  ['x', '*'],
  ['/', '/'],
  ['/', '/'],
  ['%', '%'],
  ['÷', '/'],
  ['×', '*'],
] as const

import { evaluate, fractionText } from './fraction.ts'
import { foods, nouns } from './pools/words.ts'
import type { Source } from './source.ts'
import { digits, personName } from './values.ts'
import { fill, lines, say } from './wording.ts'

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
  if (source.chance(0.1)) return withValue(makeOrder(source))
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
  const [wording, operator] = source.choose(followUps)
  const number = makeNumber(source)
  return withValue({
    question: say(source, wording, { n: number }),
    expression: `${result} ${operator} ${number}`,
  })
}

function withValue({ question, expression }: Omit<Sum, 'value'>): Sum {
  const value = evaluate(expression)
  return { question, expression, value: value && fractionText(value) }
}

function makeNumber(source: Source): string {
  const kind = source.next()
  if (kind < 0.1) return `${digits(source, 1, 3)}.${source.integer(1, 99)}`
  if (kind < 0.16) return `${digits(source, 1, 2)}.${source.integer(1, 9)}`
  if (kind < 0.3) return digits(source, 1, 1)
  if (kind < 0.62) return digits(source, 2, 2)
  return kind < 0.84 ? digits(source, 3, 3) : digits(source, 4, 6)
}

/** `1234567` as `1,234,567`, sometimes; the expression has no commas. */
function written(source: Source, number: string): string {
  return /^\d{4,}$/.test(number) && source.chance(0.3) ? number.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : number
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
  const [wording, expression] = source.choose(spoken)
  return {
    phrase: fill(wording, { a: written(source, a), b: written(source, b), c: written(source, c) }),
    expression: fill(expression, { a, b, c }),
  }
}

function makeStory(source: Source): Omit<Sum, 'value'> {
  const [story, expression] = source.choose(stories)
  const [a, b] = [digits(source, 1, 3), digits(source, 1, 3)]
  const noun = source.choose(source.chance(0.7) ? nouns : foods)
  const person = personName(source)
  return { question: say(source, story, { a, b, noun, person }), expression: fill(expression, { a, b }) }
}

function makeOrder(source: Source): Omit<Sum, 'value'> {
  const [order, expression] = source.choose(orders)
  const [a, b] = [makeNumber(source), makeNumber(source)]
  return {
    question: say(source, order, { a: written(source, a), b: written(source, b) }),
    expression: fill(expression, { a, b }),
  }
}

/** Lines of `wording | what it means`. */
function pairs(text: string): readonly (readonly [string, string])[] {
  return lines(text).map((line) => {
    const [wording = '', meaning = ''] = line.split(' | ')
    return [wording, meaning] as const
  })
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

const frames = lines(`
what is {e}?
what's {e}
calculate {e}
compute {e}
how much is {e}?
tell me {e}
can you tell me what {e} is?
{e}?
{e}
{e} =
work out {e}
can you compute {e}?
I need {e}
find {e} for me
{e}
can you find {e} for me?
could you calculate {e}?
please do {e}
what does {e} give?
do the maths: {e}
how many is {e}
solve {e}
what do you get for {e}?
please work out {e} for me
use the calculator: {e}
I want to know {e}
quick question: {e}?
evaluate {e}
do you know what {e} is?
what does {e} come to?
how much does {e} make?
give me {e}
{e} is what?
what would {e} be?
can you work out {e}?
so what is {e}
{e} equals?
the result of {e}?
what is the result of {e}?
I want to know what {e} is
I have to know how much {e} is
could you tell me {e}
help me with {e}
what's the answer to {e}?
figure out {e}
can you do {e}
how about {e}?
please evaluate {e} for me
my homework says {e}, what is it?
tell me how much {e} is
what is the value of {e}?
could you work out what {e} comes to?
`)

const shortFrames = lines(`
what is {e}
what's {e}
{e}
compute {e}
how much is {e}
calculate {e}
work out {e}
tell me {e}
what does {e} make
`)

const spoken = pairs(`
{a} plus {b} | {a} + {b}
{a} minus {b} | {a} - {b}
{a} times {b} | {a} * {b}
{a} divided by {b} | {a} / {b}
{a} multiplied by {b} | {a} * {b}
{a} over {b} | {a} / {b}
the sum of {a} and {b} | {a} + {b}
{a} plus {b} minus {c} | {a} + {b} - {c}
the product of {a} and {b} | {a} * {b}
the difference of {a} and {b} | {a} - {b}
the difference between {a} and {b} | {a} - {b}
{a}% of {b} | {a} / 100 * {b}
{a} percent of {b} | {a} / 100 * {b}
{a} % of {b} | {a} / 100 * {b}
{a} per cent of {b} | {a} / 100 * {b}
{a} divided by {b} plus {c} | {a} / {b} + {c}
half of {a} | {a} / 2
a third of {a} | {a} / 3
a quarter of {a} | {a} / 4
a tenth of {a} | {a} / 10
double {a} | {a} * 2
twice {a} | {a} * 2
triple {a} | {a} * 3
the square of {a} plus {b} | {a} * {a} + {b}
three times {a} | {a} * 3
the square of {a} | {a} * {a}
{a} squared | {a} * {a}
{a} mod {b} | {a} % {b}
{a} modulo {b} | {a} % {b}
the remainder of {a} divided by {b} | {a} % {b}
the average of {a} and {b} | ({a} + {b}) / 2
{a} times {b} times {c} | {a} * {b} * {c}
{a} plus {b} plus {c} | {a} + {b} + {c}
{a} times {b} plus {c} | {a} * {b} + {c}
{a} minus {b} minus {c} | {a} - {b} - {c}
{a} times {b} minus {c} | {a} * {b} - {c}
{a} added to {b} | {a} + {b}
{a} less {b} | {a} - {b}
{a} take away {b} | {a} - {b}
{a} minus {b} plus {c} | {a} - {b} + {c}
{a} plus {b} | {a} + {b}
{a} minus {b} | {a} - {b}
{a} divided by {b} | {a} / {b}
the ratio of {a} to {b} | {a} / {b}
{b} subtracted from {a} | {a} - {b}
{a} plus {b} times {c} | {a} + {b} * {c}
the average of {a}, {b} and {c} | ({a} + {b} + {c}) / 3
the sum of {a}, {b} and {c} | {a} + {b} + {c}
`)

const orders = pairs(`
add {a} and {b} | {a} + {b}
add {a} to {b} | {a} + {b}
subtract {a} from {b} | {b} - {a}
take {a} away from {b} | {b} - {a}
multiply {a} by {b} | {a} * {b}
multiply {a} and {b} | {a} * {b}
divide {a} by {b} | {a} / {b}
can you add {a} to {b}? | {a} + {b}
what do I get when I add {a} and {b}? | {a} + {b}
what do I get if I multiply {a} by {b}? | {a} * {b}
can you divide {a} by {b}? | {a} / {b}
can you add {a} and {b}? | {a} + {b}
please multiply {a} with {b} | {a} * {b}
please add {a} and {b} for me | {a} + {b}
how often does {b} go into {a}? | {a} / {b}
can you multiply {a} by {b}? | {a} * {b}
could you divide {a} by {b} for me | {a} / {b}
please subtract {a} from {b} | {b} - {a}
`)

const stories = pairs(`
I have {a} {noun}s and buy {b} more, how many do I have? | {a} + {b}
I had {a} {noun}s and lost {b}. how many are left? | {a} - {b}
{a} boxes with {b} {noun}s each, how many {noun}s in total? | {a} * {b}
share {a} {noun}s among {b} people, how many does each get? | {a} / {b}
one {noun} costs {a}, what do {b} cost? | {a} * {b}
{person} has {a} {noun}s and {b} more arrive. how many are there? | {a} + {b}
{person} had {a} {noun}s and gave away {b}. how many does {person} have now? | {a} - {b}
{person} had {a} {noun}s and lost {b}. how many are left? | {a} - {b}
there are {a} {noun}s and {b} people. how many {noun}s does each person get? | {a} / {b}
I bought {a} {noun}s for {b} each, how much did I pay? | {a} * {b}
we sold {a} {noun}s yesterday and {b} today, how many in all? | {a} + {b}
a bag holds {a} {noun}s. how many {noun}s are in {b} bags? | {a} * {b}
there were {a} {noun}s, then {b} were taken. how many remain? | {a} - {b}
I pay {a} a month for the {noun}. how much is that in {b} months? | {a} * {b}
{person} walks {a} km a day. how far in {b} days? | {a} * {b}
{a} bags with {b} {noun}s each, how many {noun}s in total? | {a} * {b}
`)

const followUps: readonly (readonly [string, string])[] = pairs(`
plus {n}? | +
now add {n} | +
minus {n}? | -
times {n}? | *
divide that by {n} | /
and multiply it by {n} | *
subtract {n} from that | -
and plus {n}? | +
and divided by {n}? | /
now multiply that by {n} | *
add {n} to it | +
and minus {n}? | -
take {n} away from it | -
and times {n}? | *
what if you add {n}? | +
now divide it by {n} | /
multiply the result by {n} | *
and if I add {n} to that? | +
`)

import { lines, pairs } from '../wording.ts'

/** Questions around an expression `{e}`. */
export const frames: readonly string[] = lines(`
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

/** The same in a few words, to stand beside another request. */
export const shortFrames: readonly string[] = lines(`
what is {e}
what's {e}
{e}
compute {e}
how much is {e}
calculate {e}
work out {e}
tell me {e}
what does {e} make
do {e}
find {e}
what {e} is
how much {e} is
evaluate {e}
solve {e}
what does {e} give
`)

/** Expressions in words, and in signs. */
export const spoken: readonly (readonly [string, string])[] = pairs(`
{a} plus {b} | {a} + {b}
{a} minus {b} | {a} - {b}
{a} times {b} | {a} * {b}
{a} divided by {b} | {a} / {b}
{a} multiplied by {b} | {a} * {b}
{a} over {b} | {a} / {b}
the sum of {a} and {b} | {a} + {b}
the sum of {a} and {b} minus {c} | {a} + {b} - {c}
the product of {a} and {b} | {a} * {b}
the difference of {a} and {b} | {a} - {b}
the difference between {a} and {b} | {a} - {b}
{a}% of {b} | {a} / 100 * {b}
{a} percent of {b} | {a} / 100 * {b}
{a} % of {b} | {a} / 100 * {b}
{a} per cent of {b} | {a} / 100 * {b}
the product of {a} and {b} times {c} | {a} * {b} * {c}
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
the difference of {a} and {b} plus {c} | {a} - {b} + {c}
{a} plus {b} plus {c} | {a} + {b} + {c}
{a} times {b} plus {c} | {a} * {b} + {c}
{a} minus {b} minus {c} | {a} - {b} - {c}
the sum of {a} and {b} plus {c} | {a} + {b} + {c}
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
the product of {a}, {b} and {c} | {a} * {b} * {c}
the total of {a} and {b} | {a} + {b}
the total of {a}, {b} and {c} | {a} + {b} + {c}
half of {a} plus {b} | {a} / 2 + {b}
twice {a} plus {b} | {a} * 2 + {b}
double {a} minus {b} | {a} * 2 - {b}
the square of {a} minus {b} | {a} * {a} - {b}
the square of {a} times {b} | {a} * {a} * {b}
{a} squared minus {b} | {a} * {a} - {b}
{a} squared plus {b} | {a} * {a} + {b}
{a}% of {b} plus {c} | {a} / 100 * {b} + {c}
{a} percent of {b} minus {c} | {a} / 100 * {b} - {c}
a third of {a} plus {b} | {a} / 3 + {b}
a quarter of {a} minus {b} | {a} / 4 - {b}
{a} and {b} and {c} together | {a} + {b} + {c}
half of {a} minus {b} | {a} / 2 - {b}
triple {a} plus {b} | {a} * 3 + {b}
twice {a} minus {b} | {a} * 2 - {b}
the square of {a} divided by {b} | {a} * {a} / {b}
double {a} plus {b} | {a} * 2 + {b}
{a} added to {b} plus {c} | {a} + {b} + {c}
the sum of {a} and {b} | {a} + {b}
the cube of {a} times {b} | {a} * {a} * {a} * {b}
{a} squared times {b} | {a} * {a} * {b}
the square of {a} multiplied by {b} | {a} * {a} * {b}
{a} squared divided by {b} | {a} * {a} / {b}
half of {a} times {b} | {a} / 2 * {b}
double {a} times {b} | {a} * 2 * {b}
twice {a} times {b} | {a} * 2 * {b}
triple {a} minus {b} | {a} * 3 - {b}
a third of {a} times {b} | {a} / 3 * {b}
a tenth of {a} plus {b} | {a} / 10 + {b}
a quarter of {a} plus {b} | {a} / 4 + {b}
the sum of the numbers {a}, {b} and {c} | {a} + {b} + {c}
the product of {a} and {b} plus {c} | {a} * {b} + {c}
the product of {a} and {b} minus {c} | {a} * {b} - {c}
four times {a} | {a} * 4
five times {a} plus {b} | {a} * 5 + {b}
a third of {a} minus {b} | {a} / 3 - {b}
the sum of {a} and {b} and {c} | {a} + {b} + {c}
the cube of {a} | {a} * {a} * {a}
{a} cubed | {a} * {a} * {a}
the square of {b} over {a} | {b} * {b} / {a}
{a} squared plus {b} squared | {a} * {a} + {b} * {b}
the sum of these: {a}, {b}, {c} | {a} + {b} + {c}
{a} percent of {b} plus {c} | {a} / 100 * {b} + {c}
the total of {a} and {b} and {c} | {a} + {b} + {c}
{a}, {b} and {c} added together | {a} + {b} + {c}
{a} and {b} together | {a} + {b}
{a} taken from {b} | {b} - {a}
{a} taken away from {b} | {b} - {a}
{a} with {b} added | {a} + {b}
{a}, {b} and {c} in total | {a} + {b} + {c}
one percent of {a} | {a} / 100
{a} and {b} added up | {a} + {b}
{a} and {b} added together | {a} + {b}
{a} and {b} multiplied together | {a} * {b}
{a}, {b} and {c} multiplied together | {a} * {b} * {c}
{a}, {b} and {c} added up | {a} + {b} + {c}
{a}, {b} and {c} summed up | {a} + {b} + {c}
{a}, {b}, {c} all added together | {a} + {b} + {c}
{a}, {b} and {c} all multiplied | {a} * {b} * {c}
{a} and {b} and {c} in total | {a} + {b} + {c}
{a} with {b} taken away | {a} - {b}
{a} with {b} subtracted | {a} - {b}
{a} when {b} is taken away | {a} - {b}
{a} if {b} is taken away | {a} - {b}
{a} with {b} taken off | {a} - {b}
{a} once {b} is taken away | {a} - {b}
the sum of {a} and {b} less {c} | {a} + {b} - {c}
the difference of {a} and {b} minus {c} | {a} - {b} - {c}
{a} after {b} is taken away | {a} - {b}
`)

const operators = [
  ['plus', '+'],
  ['minus', '-'],
  ['times', '*'],
  ['divided by', '/'],
  ['multiplied by', '*'],
  ['over', '/'],
  ['less', '-'],
] as const

/** A part, a multiple or a power of a number. */
const derived = pairs(`
half of # | # / 2
a third of # | # / 3
a quarter of # | # / 4
a fifth of # | # / 5
a tenth of # | # / 10
double # | # * 2
twice # | # * 2
triple # | # * 3
three times # | # * 3
four times # | # * 4
five times # | # * 5
ten times # | # * 10
the square of # | # * #
the cube of # | # * # * #
# squared | # * #
# cubed | # * # * #
`)

const writtenOut = new Set(spoken.map(([wording]) => wording))

/** One of those before or behind an operator and another number: each pair is an entry, unless `spoken` has it. */
export const composed: readonly (readonly [string, string])[] = [
  ...derived.flatMap(([wording, expression]) =>
    operators.map(
      ([word, sign]) =>
        [
          `${wording.replace('#', '{a}')} ${word} {b}`,
          `${expression.replaceAll('#', '{a}')} ${sign} {b}`,
        ] as const,
    ),
  ),
  ...derived.flatMap(([wording, expression]) =>
    operators
      .slice(0, 3)
      .map(
        ([word, sign]) =>
          [
            `{a} ${word} ${wording.replace('#', '{b}')}`,
            `{a} ${sign} ${expression.replaceAll('#', '{b}')}`,
          ] as const,
      ),
  ),
].filter(([wording]) => !writtenOut.has(wording))

/** Three numbers with two operators in words: each pair of operators is an entry. */
export const chained: readonly (readonly [string, string])[] = operators.flatMap(([first, p]) =>
  operators.map(([second, q]) => [`{a} ${first} {b} ${second} {c}`, `{a} ${p} {b} ${q} {c}`] as const),
)

import { makeFollowUp, makeShortSum, makeSum } from './arithmetic.ts'
import type { Sum } from './arithmetic.ts'
import {
  clockAnswer,
  clockCall,
  makeClockQuestion,
  makePlace,
  makeShortClockQuestion,
  readClock,
} from './clock.ts'
import type { Call, Expectation, Result, Skill, Step, Turn } from './dialogue.ts'
import { expectObedience, makeReminder, obey, placeReminder } from './reminders.ts'
import type { Scene } from './scene.ts'
import { hasTool } from './scene.ts'
import { plainTurn } from './memory-turns.ts'
import type { Source } from './source.ts'
import { lines, say } from './wording.ts'
import { writeCalls, writeDriftedCalls } from './write-calls.ts'

/** Arithmetic: the calculator is called and its result is the answer; without one, that is said. */
export function arithmeticTurn(scene: Scene): Turn {
  const { source } = scene
  const sum = makeSum(source)
  if (!hasTool(scene, 'calculator')) return noToolTurn('calculator', sum.question)
  const call = calculatorCall(sum)
  const { value } = sum
  if (value === undefined) {
    const error = source.pick(['division by zero', 'cannot divide by zero', 'Division by zero.'])
    const steps = [callStep(scene, [call], [errorResult(error)])]
    return toolTurn('tool-error', sum.question, steps, failure('calculator', error), { contains: [[error]] })
  }
  const steps = [callStep(scene, [call], [calculatorResult(source, sum)])]
  return answerTurn(scene, 'arithmetic', sum.question, steps, `The answer is ${value.text}.`, value.text)
}

/** A question that goes on from the last one. Falls back to fresh arithmetic when there is nothing to go on from. */
export function followUpTurn(scene: Scene): Turn {
  const { source, turns } = scene
  const last = turns.at(-1)
  const number = /^The answer is (\d+(?:\.\d+)?)\.$/.exec(last?.answer ?? '')?.[1]
  if (last?.skill === 'time' && hasTool(scene, 'clock')) return elsewhereTurn(scene, last)
  if (number === undefined || !hasTool(scene, 'calculator')) return arithmeticTurn(scene)
  const sum = makeFollowUp(source, number)
  const { value } = sum
  if (value === undefined) return arithmeticTurn(scene)
  const steps = [callStep(scene, [calculatorCall(sum)], [calculatorResult(source, sum)])]
  return toolTurn('follow-up', sum.question, steps, `The answer is ${value.text}.`, {
    contains: [[value.text]],
  })
}

/** The question about the time once more, for another place. */
function elsewhereTurn(scene: Scene, last: Turn): Turn {
  const { source } = scene
  const { place, zone } = makePlace(source)
  const field = last.answer.startsWith('The date') ? 'date' : last.answer.includes(':') ? 'time' : 'weekday'
  const call = clockCall(zone)
  const { reading, text } = readClock(source, call)
  const user = say(source, source.choose(elsewhere), { c: place })
  const steps = [callStep(scene, [call], [{ kind: 'value', text }])]
  return toolTurn('follow-up', user, steps, clockAnswer({ field, place }, reading), {
    contains: [[reading[field]]],
  })
}

/** Time, date or weekday: the clock is called; without one, that is said. */
export function clockTurn(scene: Scene): Turn {
  const { source } = scene
  const asked = makeClockQuestion(source)
  if (!hasTool(scene, 'clock')) return noToolTurn('clock', asked.question)
  const { reading, text } = readClock(source, asked.call)
  const steps = [callStep(scene, [asked.call], [{ kind: 'value', text }])]
  return answerTurn(scene, 'time', asked.question, steps, clockAnswer(asked, reading), reading[asked.field])
}

/** Two requests in one message, two calls in one reply. */
export function twoCallsTurn(scene: Scene): Turn {
  const { source } = scene
  if (!hasTool(scene, 'calculator') || !hasTool(scene, 'clock')) return arithmeticTurn(scene)
  const [first, second] = source.pick([
    [sumPart, clockPart],
    [clockPart, sumPart],
    [sumPart, sumPart],
    [clockPart, clockPart],
  ] as const)
  const parts = [first(source), second(source)] as const
  const user = say(source, source.choose(joints), { a: parts[0].question, b: parts[1].question })
  const step = callStep(
    scene,
    parts.map(({ call }) => call),
    parts.map(({ text }) => ({ kind: 'value', text })),
  )
  const answer = parts.map((part) => part.answer).join(' ')
  return toolTurn('two-calls', user, [step], answer, { contains: parts.map(({ value }) => [value]) })
}

interface Part {
  readonly question: string
  readonly call: Call
  readonly text: string
  readonly answer: string
  readonly value: string
}

function sumPart(source: Source): Part {
  const sum = makeShortSum(source)
  const { question, expression, value } = sum
  if (value === undefined) return sumPart(source)
  const { text } = calculatorResult(source, sum)
  return {
    question,
    call: calculatorCall(sum),
    text,
    answer: `${expression} = ${value.text}.`,
    value: value.text,
  }
}

function clockPart(source: Source): Part {
  const asked = makeShortClockQuestion(source)
  const { reading, text } = readClock(source, asked.call)
  const { question, call } = asked
  return { question, call, text, answer: clockAnswer(asked, reading), value: reading.time }
}

/** A turn that ends with a value out of a tool, now and then with a reminder to obey. */
function answerTurn(
  scene: Scene,
  skill: Skill,
  user: string,
  steps: readonly Step[],
  answer: string,
  value: string,
): Turn {
  const { source } = scene
  if (!source.chance(reminderShare)) return toolTurn(skill, user, steps, answer, { contains: [[value]] })
  const { text, wish } = makeReminder(source, true)
  return {
    ...toolTurn('reminder', user, steps, obey(wish, answer, value), expectObedience(wish, value)),
    reminder: placeReminder(source, text, true),
  }
}

const reminderShare = 0.38

export function toolTurn(
  skill: Skill,
  user: string,
  steps: readonly Step[],
  answer: string,
  expect: Expectation,
): Turn {
  return { skill, user, steps, answer, expect, learn: true }
}

export function callStep(scene: Scene, calls: readonly Call[], results: readonly Result[]): Step {
  const { source, drift } = scene
  const written = source.chance(drift) ? writeDriftedCalls(source, calls) : writeCalls(calls)
  return { calls, written, results, learn: true }
}

export function calculatorCall({ expression }: Pick<Sum, 'expression'>): Call {
  return { name: 'calculator', arguments: { expression } }
}

/** What the calculator gave, mostly as the real tool writes it. */
export function calculatorResult(source: Source, { expression, value }: Sum): Result {
  const { text, exact } = value ?? { text: '0', exact: true }
  const usual = exact ? `{"result": ${text}}` : `{"result": ${text}, "rounded": true}`
  const written = source.weighted([
    [usual, 8],
    [text, 0.6],
    [`{"value": ${text}}`, 0.6],
    [`{"expression": ${JSON.stringify(expression)}, "result": ${text}}`, 0.6],
  ])
  return { kind: 'value', text: written }
}

/** An error as the harness writes it for the model. */
export function errorResult(message: string): Result {
  return { kind: 'error', text: JSON.stringify({ error: message }) }
}

/** What is said when a tool failed: its name and its own words. */
export function failure(tool: string, message: string): string {
  return `Sorry, the ${tool} failed: "${message.replace(/[.!]+$/, '')}".`
}

/** A tool is needed that is not there. */
export function noToolTurn(tool: string, user: string): Turn {
  const answer = `I have no ${tool} here, so I cannot work that out.`
  return plainTurn('no-tools', user, answer, { contains: [[`no ${tool}`]] })
}

const elsewhere = lines(`
and in {c}?
what about {c}?
and {c}?
how about {c}?
and what about {c}?
and in {c} now?
the same for {c}
and what about in {c}?
in {c}?
and for {c}?
now {c}
what about in {c}?
and how is it in {c}?
{c}?
then {c}
how about in {c}?
`)

const joints = lines(`
{a} and {b}?
{a}, and {b}?
{a}? and {b}?
{a}; also {b}
two things: {a} and {b}
tell me two things: {a}, {b}
first {a}, then {b}
{a} and also {b}
{a}? also, {b}?
{a} and then {b}
{a}. {b}?
I have two questions: {a} and {b}?
{a} plus one more: {b}
both please: {a} and {b}
{a}, {b}
{a} & {b}
I want to know two things: {a}, and {b}
{a}? {b}?
please answer both: {a}? {b}?
{a}, then {b}
can you tell me {a} and {b}?
{a} as well as {b}
1. {a} 2. {b}
{a}, and also {b}?
{a} & also {b}
{a}? & {b}?
{a} & then {b}
both: {a} & {b}
{a}... and {b}?
{a}; {b}
two questions: {a}? {b}?
{a}; and {b}
`)

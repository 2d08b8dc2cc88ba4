import { makeSum } from './arithmetic.ts'
import { clockAnswer, clockCall, makeClockQuestion, makePlace, readClock } from './clock.ts'
import type { ClockQuestion } from './clock.ts'
import type { Call, Result, Step, Turn } from './dialogue.ts'
import { errors, reasons, refusals } from './pools/trouble-wordings.ts'
import { nouns, verbs } from './pools/words.ts'
import type { Scene } from './scene.ts'
import { hasTool } from './scene.ts'
import type { Source } from './source.ts'
import { invalidClock, spoilClock, spoilSum } from './spoil-call.ts'
import {
  arithmeticTurn,
  calculatorCall,
  calculatorResult,
  callStep,
  clockTurn,
  errorResult,
  failure,
  toolTurn,
} from './tool-turns.ts'
import { anyWord, digits, inventWord } from './values.ts'
import { capitalise } from './wording.ts'
import { writeCalls } from './write-calls.ts'

/** A task for one of the tools that are there. */
interface Task {
  readonly tool: 'calculator' | 'clock'
  readonly question: string
  readonly call: Call
  /** The result of a good call, and the answer made of it. */
  readonly finish: (call: Call) => {
    readonly result: Result
    readonly answer: string
    readonly value: string
  }
}

/** A tool fails for good: its own words are passed on. */
export function toolErrorTurn(scene: Scene): Turn {
  const { source } = scene
  const task = makeTask(scene)
  if (task === undefined) return arithmeticTurn(scene)
  const message = makeError(source, task.tool)
  const said = message.replace(/[.!]+$/, '')
  const steps = [callStep(scene, [task.call], [errorResult(message)])]
  return toolTurn('tool-error', task.question, steps, failure(task.tool, message), { contains: [[said]] })
}

/** A call is not allowed, and that is said. */
export function deniedTurn(scene: Scene): Turn {
  const { source } = scene
  const task = makeTask(scene)
  if (task === undefined) return arithmeticTurn(scene)
  const reason = source.chance(0.55) ? `${randomWords(source, 7)}.` : source.choose(reasons)
  const text = source.chance(0.85) ? `this was not allowed: ${reason}` : source.choose(refusals)
  const result: Result = { ...errorResult(text), kind: 'denied' }
  const answer = `I was not allowed to use the ${task.tool}, so I cannot answer that.`
  return toolTurn('denied', task.question, [callStep(scene, [task.call], [result])], answer, {
    contains: [['not allowed']],
  })
}

/** A first call goes wrong in a way its error explains, and the second is right. The first is not learned. */
export function retryTurn(scene: Scene): Turn {
  const task = makeTask(scene)
  if (task === undefined) return arithmeticTurn(scene)
  const { wrong, error } =
    task.tool === 'calculator' ? spoilSum(scene, task.call) : spoilClock(scene, task.call)
  const first: Step = {
    calls: [wrong],
    written: writeCalls([wrong]),
    results: [errorResult(error)],
    learn: false,
  }
  const { result, answer, value } = task.finish(task.call)
  return toolTurn('retry', task.question, [first, callStep(scene, [task.call], [result])], answer, {
    contains: [[value]],
  })
}

/**
 * A place whose zone the model was never taught: its name is tried as it is. The error names the zone, which is then
 * used, or nothing near, which is passed on.
 */
export function unknownPlaceTurn(scene: Scene): Turn {
  const { source } = scene
  if (!hasTool(scene, 'clock')) return clockTurn(scene)
  const asked = makeClockQuestion(source)
  if (asked.place === undefined) return clockTurn(scene)
  const place = capitalise(inventWord(source))
  const question = asked.question.replace(asked.place, place)
  if (!question.includes(place)) return clockTurn(scene)
  const first = clockCall(place)
  if (source.chance(0.4)) {
    const message = invalidClock(place, 'use an IANA name such as "Europe/Paris"')
    const steps = [callStep(scene, [first], [errorResult(message)])]
    const answer = `Sorry, I do not know the time zone of ${place}.`
    return toolTurn('tool-error', question, steps, answer, { contains: [[place]] })
  }
  const { zone } = makePlace(source)
  const nearest = source.chance(0.5) ? zone : `${zone.split('/')[0]}/${place}`
  const right = clockCall(nearest)
  const message = invalidClock(place, `did you mean "${nearest}"?`)
  const { reading, text } = readClock(source, right)
  const steps = [
    callStep(scene, [first], [errorResult(message)]),
    callStep(scene, [right], [{ kind: 'value', text }]),
  ]
  return toolTurn('retry', question, steps, clockAnswer({ field: asked.field, place }, reading), {
    contains: [[reading[asked.field]]],
  })
}

function makeTask(scene: Scene): Task | undefined {
  const { source } = scene
  const tools = (['calculator', 'clock'] as const).filter((name) => hasTool(scene, name))
  if (tools.length === 0) return undefined
  return source.pick(tools) === 'calculator' ? sumTask(source) : clockTask(source)
}

function sumTask(source: Source): Task {
  const sum = makeSum(source)
  if (sum.value === undefined) return sumTask(source)
  const value = sum.value.text
  return {
    tool: 'calculator',
    question: sum.question,
    call: calculatorCall(sum),
    finish: () => ({ result: calculatorResult(source, sum), answer: `The answer is ${value}.`, value }),
  }
}

function clockTask(source: Source): Task {
  const asked: ClockQuestion = makeClockQuestion(source)
  return {
    tool: 'clock',
    question: asked.question,
    call: asked.call,
    finish(call) {
      const { reading, text } = readClock(source, call)
      return {
        result: { kind: 'value', text },
        answer: clockAnswer(asked, reading),
        value: reading[asked.field],
      }
    },
  }
}

function makeError(source: Source, tool: string): string {
  const kind = source.next()
  if (kind < 0.4) return source.choose(errors).replace('@', tool)
  const tail = source.pick([' error', ' failed', ' not found', ` ${digits(source, 1, 3)}`, '', '', '.'])
  return `${randomWords(source)}${tail}`
}

function randomWords(source: Source, most = 4): string {
  const words = Array.from({ length: source.integer(1, most) }, () =>
    source.pick([
      () => source.choose(nouns),
      () => source.choose(verbs),
      () => inventWord(source),
      () => anyWord(source),
    ])(),
  )
  return words.join(' ')
}

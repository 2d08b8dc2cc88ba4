import { callKey } from '@orion-harness/core'
import type {
  Plugin,
  ReminderInput,
  ReminderSource,
  Rule,
  RuleContext,
  StopCondition,
  ToolCall,
} from '@orion-harness/core'
import { countBroken, countRepeats, heaviest } from './count-repeats.ts'
import type { Repeats } from './count-repeats.ts'
import { describeRepeats } from './describe-repeats.ts'
import { resultText } from './result-text.ts'
import { watchTextRepetition } from './text-repetition.ts'
import type { TextRepetitionOptions } from './text-repetition.ts'
import { joinKeys, turnRounds } from './turn-rounds.ts'
import type { CallKey } from './turn-rounds.ts'

/** From which repetition on something is done; each rung must be above the one before, and at least 2. */
export interface RepetitionLadder {
  /** A short fact goes with the result. Default 2. */
  readonly notice: number
  /** The fact says what will happen next. Default 3. */
  readonly remind: number
  /** The call is not run. Default 4. */
  readonly block: number
  /** The turn ends, after one more answer without tools. Default 6. */
  readonly stop: number
}

/** Options of `repetitionGuard`. */
export interface RepetitionGuardOptions {
  readonly ladder?: Partial<RepetitionLadder>
  /**
   * How many times higher the rungs are for the same call whose results change, as in polling, and for one that
   * recurs with other calls between; at least 1. Default 3.
   */
  readonly patience?: number
  /** Which calls are the same; undefined exempts one. Default: the same tool with equal arguments. */
  readonly key?: (call: ToolCall) => string | undefined
  /** When repeated text in a reply is cut; false never cuts. */
  readonly text?: TextRepetitionOptions | false
}

const defaults: RepetitionLadder = { notice: 2, remind: 3, block: 4, stop: 6 }

/**
 * Keeps a model from going in circles: notice, remind, block, stop. It sees the same call again, whether it fails or
 * succeeds, cycles of two to four rounds, the same call in one reply over and over, a call that cannot be read or
 * validated again and again, and text that repeats itself inside a reply, which is cut.
 *
 * Counts start again with each message of the person, and parallel calls of one reply are one round. Where reminders
 * have a plugin of their own, that one comes first. Throws `RangeError` for a ladder that does not rise, a patience
 * below 1, and options of `text` that `watchTextRepetition` refuses.
 */
export function repetitionGuard(options: RepetitionGuardOptions = {}): Plugin {
  const ladder = { ...defaults, ...options.ladder }
  const { patience = 3, key = callKey, text = {} } = options
  checkLadder(ladder)
  if (!(patience >= 1)) throw new RangeError(`patience must be at least 1, not ${patience}`)
  if (text !== false) watchTextRepetition(text)
  const rounds = turnRounds(key)
  return {
    name: 'repetition-guard',
    rules: [guardCalls(rounds, ladder, patience, key)],
    stopWhen: [stopRepetition(rounds, ladder, patience)],
    reminders: [remindOfBrokenCalls(rounds, ladder)],
    ...(text === false ? {} : { hooks: { watchText: () => watchTextRepetition(text) } }),
  }
}

type Rounds = ReturnType<typeof turnRounds>

/** Looks at what the model asked for, not at what a rule or a person made of it. */
function guardCalls(view: Rounds, ladder: RepetitionLadder, patience: number, keyOf: CallKey): Rule {
  const count = ({ call, batch, index, conversation }: RuleContext, text?: string): Repeats | undefined => {
    const key = keyOf(batch[index] ?? call)
    if (key === undefined) return undefined
    const next = joinKeys(batch.map(keyOf))
    const { rounds } = conversation.view(view)
    return countRepeats(rounds, { key, next, ...(text === undefined ? {} : { text }) }, patience)
  }
  return {
    name: 'repetition-guard',
    beforeTool(context) {
      const { call, batch, index } = context
      const key = keyOf(batch[index] ?? call)
      if (key === undefined) return undefined
      const twins = batch.slice(0, index).filter((sibling) => keyOf(sibling) === key).length
      if (twins + 1 >= ladder.block) {
        return {
          type: 'deny',
          reason: `this reply holds the same call ${twins} times before this one.`,
          instead,
        }
      }
      const repeats = count(context)
      return repeats !== undefined && repeats.weight >= ladder.block
        ? { type: 'deny', reason: describeRepeats(call, repeats), instead }
        : undefined
    },
    afterTool(context, result) {
      const repeats = count(context, resultText(result))
      if (repeats === undefined || repeats.weight < ladder.notice) return undefined
      const reminders = [...result.reminders, writeReminder(context.call, repeats, ladder, keyOf)]
      return { ...result, reminders }
    },
  }
}

const instead = 'Use the result that is there, do something else, or answer now.'

function writeReminder(
  call: ToolCall,
  repeats: Repeats,
  ladder: RepetitionLadder,
  keyOf: CallKey,
): ReminderInput {
  const isReminder = repeats.weight >= ladder.remind
  const fact = describeRepeats(call, repeats)
  return {
    text: isReminder ? `${fact} If it goes on like this, the call is no longer run.` : fact,
    key: `repetition ${keyOf(call) ?? call.name}`,
    group: 'repetition',
    priority: isReminder ? 50 : 10,
  }
}

function stopRepetition(view: Rounds, ladder: RepetitionLadder, patience: number): StopCondition {
  return {
    name: 'repetition-guard',
    check({ conversation, step }) {
      const { rounds } = conversation.view(view)
      const last = rounds.at(-1)
      if (last === undefined || last.step !== step) return undefined
      const broken = countBroken(rounds)
      const found = last.calls.flatMap((call) => {
        const { key, text, ran, name } = call
        if (key === undefined) return []
        const repeats = countRepeats(
          rounds.slice(0, -1),
          { key, next: last.calledKeys, ...(ran ? { text } : {}) },
          patience,
        )
        return repeats === undefined ? [] : [{ ...repeats, name }]
      })
      const worst = heaviest([
        ...(broken === undefined ? [] : [{ ...broken, name: broken.call.name }]),
        ...found,
      ])
      if (worst === undefined || worst.weight < ladder.stop) return undefined
      const { kind, times, period, isChanging, name } = worst
      const detail = { kind, times, period, isChanging, tool: name }
      return { type: 'stop', reason: 'repetition', detail, answer: true }
    },
  }
}

/** Says so in the newest result: a call that is broken is answered before any rule sees it. */
function remindOfBrokenCalls(view: Rounds, ladder: RepetitionLadder): ReminderSource {
  return {
    name: 'repetition-guard',
    async collect(context) {
      const { attached, conversation, point, step } = context
      const given = attached.map(({ text, source }) => ({ text, source, level: 'tool' }) as const)
      const { rounds } = conversation.view(view)
      const broken =
        point === 'tool-result' && rounds.at(-1)?.step === step - 1 ? countBroken(rounds) : undefined
      const facts =
        broken === undefined || broken.times < ladder.remind
          ? []
          : [
              {
                text: describeRepeats(broken.call, broken),
                source: 'repetition-guard',
                level: 'tool',
              } as const,
            ]
      const injections = [...given, ...facts]
      const outcomes = injections.map(async ({ text, source }) => {
        const tokens = await context.countTokens(text)
        return { text, source, tokens, outcome: 'injected', reason: 'no other source decides on it' } as const
      })
      return { injections, outcomes: await Promise.all(outcomes) }
    },
  }
}

function checkLadder({ notice, remind, block, stop }: RepetitionLadder): void {
  const rungs = [notice, remind, block, stop]
  if (rungs.every((rung, index) => Number.isInteger(rung) && rung > (rungs[index - 1] ?? 1))) return
  throw new RangeError(`the rungs must be whole numbers that rise from 2 on, not ${rungs.join(', ')}`)
}

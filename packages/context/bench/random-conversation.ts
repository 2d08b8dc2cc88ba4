import * as fc from 'fast-check'
import { createConversation } from '@orion-harness/core'
import type { Conversation, Usage } from '@orion-harness/core'

/** A conversation in lengths: what tests vary, without the words. */
export interface ConversationPlan {
  readonly greeting: boolean
  readonly turns: readonly TurnPlan[]
  /** Which messages are pinned, as places from the front. */
  readonly pins: readonly number[]
}

export interface TurnPlan {
  readonly prompt: number
  readonly reminder: boolean
  readonly steps: readonly StepPlan[]
  /** Length of the answer; absent when the turn stopped before it. */
  readonly answer: number | undefined
}

export interface StepPlan {
  readonly text: number
  /** Length of the result of each call. */
  readonly results: readonly number[]
  /** The user said something after it. */
  readonly steer: boolean
}

/** Tokenizers of different shapes: additive ones and ones that see the whole text. */
export const tokenizers: Readonly<Record<string, (text: string) => number>> = {
  characters: (text) => text.length,
  quarters: (text) => Math.ceil(text.length / 4),
  words: (text) => text.split(/\s+/).filter(Boolean).length,
  bytes: (text) => Math.ceil(new TextEncoder().encode(text).length / 3),
  pieces: (text) => (text.match(/\p{L}{1,5}|\p{N}|\s+|[^\p{L}\p{N}\s]/gu) ?? []).length,
}

const textLength: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 120 }) },
  { weight: 1, arbitrary: fc.integer({ min: 120, max: 900 }) },
)
const resultLength: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 200 }) },
  { weight: 2, arbitrary: fc.integer({ min: 200, max: 4_000 }) },
)

const stepPlan: fc.Arbitrary<StepPlan> = fc.record({
  text: textLength,
  results: fc.array(resultLength, { minLength: 1, maxLength: 3 }),
  steer: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
})

const turnPlan: fc.Arbitrary<TurnPlan> = fc.record({
  prompt: textLength,
  reminder: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
  steps: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(stepPlan, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(stepPlan, { minLength: 4, maxLength: 12 }) },
  ),
  answer: fc.option(textLength, { nil: undefined, freq: 6 }),
})

/** Conversations of up to `maxTurns` turns, some long inside, with pins and reminders. */
export function conversationPlan(maxTurns: number): fc.Arbitrary<ConversationPlan> {
  return fc.record({
    greeting: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
    turns: fc.array(turnPlan, { minLength: 1, maxLength: maxTurns }),
    pins: fc.array(fc.nat(200), { maxLength: 3 }),
  })
}

const noUsage: Usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: false }

/** Text of a length that begins with a mark no other text has. */
export function markedText(mark: string, length: number): string {
  return `<${mark}> ${filler.repeat(Math.ceil(length / filler.length)).slice(0, length)}`
}

const filler = 'The lemon said 17 to the 狐 and left 🦊. '

/** Writes the plan into a log. Every message begins with a mark of its own: `<u1>`, `<a1.2>`, `<r1.2.1>`. */
export function buildConversation(plan: ConversationPlan): Conversation {
  const conversation = createConversation({ now: () => 0 })
  const messages: string[] = []
  const reply = (mark: string, length: number, turn: number, step: number, calls: number) => {
    const entry = conversation.append({
      type: 'assistant',
      text: markedText(mark, length),
      calls: Array.from({ length: calls }, (_, index) => ({
        id: `${mark}-${index + 1}`,
        name: 'look',
        arguments: { at: mark },
      })),
      readings: Array.from({ length: calls }, () => ({ format: 'native', repairs: [] })),
      finish: calls > 0 ? 'tool-calls' : 'stop',
      usage: noUsage,
      turn,
      step,
    })
    messages.push(entry.id)
  }
  const say = (mark: string, length: number, turn: number, step: number, source: 'prompt' | 'steer') => {
    const text = markedText(mark, length)
    const { id } = conversation.append({ type: 'user', text, source, turn, step })
    messages.push(id)
    return id
  }

  if (plan.greeting) reply('a0', 20, 0, 0, 0)
  for (const [index, planned] of plan.turns.entries()) {
    const turn = index + 1
    const target = say(`u${turn}`, planned.prompt, turn, 0, 'prompt')
    if (planned.reminder) {
      const text = 'Mind the gap.'
      conversation.append({ type: 'reminder', target, text, source: 'test', level: 'message', turn, step: 1 })
    }
    let step = 0
    for (const { text, results, steer } of planned.steps) {
      step++
      const mark = `a${turn}.${step}`
      reply(mark, text, turn, step, results.length)
      for (const [call, length] of results.entries()) {
        const { id } = conversation.append({
          type: 'tool-result',
          callId: `${mark}-${call + 1}`,
          name: 'look',
          result: {
            ok: true,
            data: null,
            text: markedText(`r${turn}.${step}.${call + 1}`, length),
            reminders: [],
          },
          durationMs: 0,
          turn,
          step,
        })
        messages.push(id)
      }
      if (steer) say(`s${turn}.${step}`, 30, turn, step, 'steer')
    }
    if (planned.answer === undefined) continue
    reply(`a${turn}.${step + 1}`, planned.answer, turn, step + 1, 0)
    conversation.append({ type: 'turn-end', reason: 'done', turn, step: step + 1 })
  }
  for (const pin of plan.pins) conversation.pin(messages[pin % messages.length] ?? 'e1')
  return conversation
}

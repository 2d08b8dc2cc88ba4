import type { FinishReason } from '../contract/engine-event.ts'
import type { HarnessError } from '../contract/error.ts'
import type { Json } from '../contract/json.ts'
import type { Timings, Usage } from '../contract/usage.ts'
import type { TurnState } from './agent-state.ts'
import { answerCalls } from './answer-calls.ts'
import { generate } from './generate.ts'
import { prepare } from './prepare.ts'
import { recordReply } from './record-reply.ts'
import type { Reply } from './reply.ts'

/** What becomes of the turn after a step. */
export type StepOutcome =
  | { readonly type: 'continue' }
  /** The model has answered; the turn ends unless somebody has more to say. */
  | { readonly type: 'answered'; readonly reason: string; readonly text: string }
  | {
      readonly type: 'stop'
      readonly reason: string
      readonly text: string
      readonly detail?: Json
      readonly error?: HarnessError
      /** Let the model answer once more, without tools. */
      readonly answer?: boolean
    }

/** One model call and the tools it asked for: prepare, generate and read, gate and run tools, settle. */
export async function runStep(turn: TurnState, answerOnly: boolean): Promise<StepOutcome> {
  const { harness } = turn.agent
  let end: StepEnd = notReached
  try {
    const call = await prepare(turn, answerOnly)
    if ('stop' in call) return { type: 'stop', reason: call.stop, text: '', ...detailOf(call.detail) }

    const reply = await generate(turn, call)
    end = reply
    recordReply(turn.agent, reply)
    await answerCalls(turn, reply, answerOnly)
    return await settle(turn, reply, call.used)
  } finally {
    const { finish, usage, timings, seed } = end
    harness.emit({ type: 'step-end', finish, usage, timings, ...(seed === undefined ? {} : { seed }) })
  }
}

/** Decides how the turn goes on after a reply whose calls are all answered. */
async function settle(turn: TurnState, reply: Reply, used: number): Promise<StepOutcome> {
  const { harness, budget } = turn.agent
  const { text, error, cut } = reply
  if (error !== undefined) return { type: 'stop', reason: 'error', text, error }
  if (turn.signal.aborted) return { type: 'stop', reason: 'aborted', text }
  if (cut !== undefined) return { type: 'stop', reason: cut, text }
  const isFinal = reply.calls.length === 0
  if (isFinal && text === '') {
    harness.warn('EMPTY_REPLY', 'The model answered with nothing.')
  }
  const decision = await harness.afterStep({ isFinal, text, gauge: { used, budget: budget.budget } })
  switch (decision.type) {
    case 'resume':
      return { type: 'continue' }
    case 'stop': {
      const answer = decision.answer === true && !isFinal
      return { type: 'stop', reason: decision.reason, text, answer, ...detailOf(decision.detail) }
    }
    case 'continue':
      if (!isFinal) return { type: 'continue' }
      return { type: 'answered', reason: reply.finish === 'length' ? 'length' : 'done', text }
  }
}

interface StepEnd {
  readonly finish: FinishReason
  readonly usage: Usage
  readonly timings: Timings
  readonly seed?: number
}

const notReached: StepEnd = {
  finish: 'error',
  usage: { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true },
  timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
}

function detailOf(detail: Json | undefined): { readonly detail?: Json } {
  return detail === undefined ? {} : { detail }
}

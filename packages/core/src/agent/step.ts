import type { HarnessError } from '../contract/error.ts'
import type { Json } from '../contract/json.ts'
import type { TurnState } from './agent-state.ts'
import { answerCalls } from './answer-calls.ts'
import { generate } from './generate.ts'
import { prepare } from './prepare.ts'
import { recordReply } from './record-reply.ts'
import type { Reply } from './reply.ts'

/** How a turn ends. */
export interface Ending {
  readonly reason: string
  readonly text: string
  readonly detail?: Json | undefined
  readonly error?: HarnessError | undefined
}

/**
 * What becomes of the turn after a step: it goes on, the model has answered and it ends unless somebody has more to
 * say, it stops, or it stops after one more answer without tools.
 */
export type StepOutcome =
  | { readonly type: 'continue' }
  | ({ readonly type: 'answered' | 'stop' | 'answer-last' } & Ending)

/**
 * One model call and the tools it asked for: prepare, generate and read, gate and run tools, settle. A step that fails
 * leaves no call unanswered.
 */
export async function runStep(turn: TurnState, answerOnly: boolean): Promise<StepOutcome> {
  const { harness } = turn.agent
  let finish: Reply['finish'] = notReached
  try {
    const call = await prepare(turn, answerOnly)
    if ('stop' in call) return { type: 'stop', reason: call.stop, text: '', detail: call.detail }

    const reply = await generate(turn, call)
    finish = reply.finish
    recordReply(turn, reply)
    await answerCalls(turn, reply, answerOnly)
    return await settle(turn, reply, call.used, answerOnly)
  } finally {
    harness.refuseCalls('the step failed before this call had a result.')
    const { reason, error: _, ...figures } = finish
    harness.emit({ ...figures, type: 'step-end', finish: reason })
  }
}

/** Decides how the turn goes on after a reply whose calls are all answered. */
async function settle(
  turn: TurnState,
  reply: Reply,
  used: number,
  answerOnly: boolean,
): Promise<StepOutcome> {
  const { harness, budget } = turn.agent
  const { text, finish, cut, calls } = reply
  if (finish.error !== undefined) return { type: 'stop', reason: 'error', text, error: finish.error }
  if (turn.signal.aborted || (finish.reason === 'aborted' && cut === undefined)) {
    return { type: 'stop', reason: 'aborted', text }
  }
  if (cut !== undefined) return { type: 'stop', reason: cut, text }
  const isFinal = calls.length === 0
  if (isFinal && text === '') harness.warn('EMPTY_REPLY', 'The model answered with nothing.')

  const gauge = { used, budget: budget.budget }
  const decision = await harness.afterStep({ isFinal, text, gauge, answerOnly })
  if (decision.type === 'stop') {
    const { reason, detail, answer } = decision
    return { type: answer === true && !isFinal ? 'answer-last' : 'stop', reason, text, detail }
  }
  if (decision.type === 'resume' || !isFinal) return { type: 'continue' }
  return { type: 'answered', reason: finish.reason === 'length' ? 'length' : 'done', text }
}

const notReached: Reply['finish'] = {
  reason: 'error',
  usage: { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true },
  timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
}

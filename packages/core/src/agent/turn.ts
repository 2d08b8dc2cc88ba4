import { HarnessError, isHarnessError } from '../contract/error.ts'
import type { UserEntry } from '../contract/entry.ts'
import { turnUsage } from '../harness/turn-usage.ts'
import type { TurnResult } from './agent.ts'
import type { AgentState, TurnState } from './agent-state.ts'
import type { Inbox } from './inbox.ts'
import { resolveLayout } from './layout.ts'
import { runStep } from './step.ts'
import type { StepOutcome } from './step.ts'

const defaultMaxSteps = 8

export interface TurnInput {
  readonly agent: AgentState
  readonly signal: AbortSignal
  readonly text: string
  readonly steering: Inbox
  readonly followUps: Inbox
}

type Ending = Extract<StepOutcome, { type: 'answered' | 'stop' }>

/** Runs a turn to its end, whatever happens. Never rejects; `turn-end` is its last event. */
export async function runTurn(input: TurnInput): Promise<TurnResult> {
  const { agent, steering, followUps } = input
  const { harness } = agent
  harness.startTurn(input.text)
  const ending = await runToEnd(input)
  steering.close()
  followUps.close()

  const { reason, text } = ending
  const detail = 'detail' in ending && ending.detail !== undefined ? { detail: ending.detail } : {}
  const error = 'error' in ending && ending.error !== undefined ? { error: ending.error } : {}
  if (error.error !== undefined) harness.emit({ type: 'error', error: error.error })
  harness.endTurn(reason, detail.detail)
  const { turn, step: steps } = harness.position
  const usage = turnUsage(harness.conversation, turn)
  const result: TurnResult = { reason, text, steps, usage, ...detail, ...error }
  harness.emit({ type: 'turn-end', ...result })
  return result
}

async function runToEnd(input: TurnInput): Promise<Ending> {
  try {
    await announceLayout(input.agent)
    return await runSteps(input)
  } catch (cause) {
    const error = isHarnessError(cause)
      ? cause
      : new HarnessError('ENGINE_FAILED', `The step failed: ${String(cause)}`, {
          hint: 'This is a fault in a plugin, a template or an engine; its cause is attached.',
          cause,
        })
    if (input.signal.aborted) return { type: 'stop', reason: 'aborted', text: '' }
    return { type: 'stop', reason: 'error', text: '', error }
  }
}

async function runSteps({ agent, signal, steering, followUps }: TurnInput): Promise<Ending> {
  const { harness, options } = agent
  const { maxSteps = defaultMaxSteps, answerAtLimit = true } = options
  const turn: TurnState = { agent, signal }
  const deliver = (source: UserEntry['source']) => (text: string) => harness.addUser(text, source).id
  let stepsLeft = maxSteps

  for (;;) {
    if (signal.aborted) return { type: 'stop', reason: 'aborted', text: '' }
    while (steering.take(deliver('steer'))) continue
    stepsLeft--
    const outcome = await runStep(turn, false)

    if (outcome.type === 'stop') return outcome.answer === true ? answerLast(turn, outcome) : outcome
    if (outcome.type === 'answered') {
      if (stepsLeft > 0 && steering.take(deliver('steer'))) continue
      if (!followUps.take(deliver('follow-up'))) return outcome
      stepsLeft = maxSteps
    }
    if (stepsLeft <= 0) {
      harness.warn('STEP_LIMIT', `The turn has reached its ceiling of ${maxSteps} steps.`)
      const limit: Ending = { type: 'stop', reason: 'step-limit', text: '' }
      return answerLimit(turn, limit, answerAtLimit)
    }
  }
}

async function answerLimit(turn: TurnState, limit: Ending, answer: boolean): Promise<Ending> {
  return answer && !turn.signal.aborted ? answerLast(turn, limit) : limit
}

/** One more model call without tools, so that the person gets an answer; the turn still ends for `ending`'s reason. */
async function answerLast(turn: TurnState, ending: Ending): Promise<Ending> {
  const last = await runStep(turn, true)
  if (last.type === 'stop' && (last.error !== undefined || last.reason === 'aborted')) return last
  return { ...ending, type: 'stop', text: last.type === 'continue' ? ending.text : last.text }
}

async function announceLayout(agent: AgentState): Promise<void> {
  if (agent.layout !== undefined) return
  const layout = await resolveLayout(agent.options, agent.harness.tools.length > 0)
  agent.layout = layout
  agent.harness.emit(layout.event)
  for (const message of layout.warnings) agent.harness.warn('TEMPLATE', message)
}

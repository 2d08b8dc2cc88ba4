import type { UserEntry } from '../contract/entry.ts'
import { addUsage, turnUsage } from '../harness/turn-usage.ts'
import type { TurnResult } from './agent.ts'
import type { AgentState, TurnState } from './agent-state.ts'
import { asHarnessError } from './as-harness-error.ts'
import type { Inbox } from './inbox.ts'
import { resolveLayout } from './layout.ts'
import { runStep } from './step.ts'
import type { Ending } from './step.ts'

const defaultMaxSteps = 8

export interface TurnInput {
  readonly agent: AgentState
  readonly signal: AbortSignal
  readonly text: string
  readonly steering: Inbox
  readonly followUps: Inbox
}

/** Runs a turn to its end, whatever happens. Never rejects; `turn-end` is its last event. */
export async function runTurn(input: TurnInput): Promise<TurnResult> {
  const { agent, signal, steering, followUps } = input
  const { harness } = agent
  const state: TurnState = { agent, signal, unlogged: [] }
  harness.startTurn(input.text)
  const ending = await runToEnd(input, state)
  steering.close()
  followUps.close()

  const { reason, text, detail, error } = ending
  if (error !== undefined) harness.emit({ type: 'error', error })
  harness.endTurn(reason, detail)
  const { turn, step: steps } = harness.position
  const result: TurnResult = {
    reason,
    text,
    steps,
    usage: state.unlogged.reduce(addUsage, turnUsage(harness.conversation, turn)),
    ...(detail === undefined ? {} : { detail }),
    ...(error === undefined ? {} : { error }),
  }
  harness.emit({ type: 'turn-end', ...result })
  return result
}

async function runToEnd(input: TurnInput, turn: TurnState): Promise<Ending> {
  try {
    await announceLayout(input.agent)
    return await runSteps(input, turn)
  } catch (error) {
    if (input.signal.aborted) return stopped
    return { reason: 'error', text: '', error: asHarnessError(error, 'The step') }
  }
}

const stopped: Ending = { reason: 'aborted', text: '' }

async function runSteps({ steering, followUps }: TurnInput, turn: TurnState): Promise<Ending> {
  const { agent, signal } = turn
  const { harness, options } = agent
  const { maxSteps = defaultMaxSteps, answerAtLimit = true } = options
  const deliver = (source: UserEntry['source']) => (text: string) => harness.addUser(text, source).id
  let stepsLeft = maxSteps

  for (;;) {
    if (signal.aborted) return stopped
    while (steering.take(deliver('steer'))) continue
    stepsLeft--
    const outcome = await runStep(turn, false)

    if (outcome.type === 'stop') return outcome
    if (outcome.type === 'answer-last') return answerLast(turn, outcome)
    if (outcome.type === 'answered') {
      if (stepsLeft > 0 && steering.take(deliver('steer'))) continue
      if (!followUps.take(deliver('follow-up'))) return outcome
      stepsLeft = maxSteps
    }
    if (stepsLeft <= 0) {
      harness.warn('STEP_LIMIT', `The turn has reached its ceiling of ${maxSteps} steps.`)
      const limit: Ending = { reason: 'step-limit', text: '' }
      return answerAtLimit && !signal.aborted ? answerLast(turn, limit) : limit
    }
  }
}

/** One more model call without tools, so that the person gets an answer; the turn still ends for `ending`'s reason. */
async function answerLast(turn: TurnState, ending: Ending): Promise<Ending> {
  const last = await runStep(turn, true)
  if (last.type === 'continue') return ending
  return last.error !== undefined || last.reason === 'aborted' ? last : { ...ending, text: last.text }
}

async function announceLayout(agent: AgentState): Promise<void> {
  if (agent.layout !== undefined) return
  const layout = await resolveLayout(agent.options, agent.harness.tools.length > 0)
  agent.layout = layout
  agent.harness.emit(layout.event)
  for (const message of layout.warnings) agent.harness.warn('TEMPLATE', message)
}

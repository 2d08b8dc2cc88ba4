import type { NoteEntry, ToolResultEntry } from '../contract/entry.ts'
import { HarnessError } from '../contract/error.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import { openCalls } from '../conversation/open-calls.ts'
import { createMessageWriter } from '../conversation/to-messages.ts'
import { transcript } from '../conversation/transcript.ts'
import { failedResult } from '../tools/failed-result.ts'
import { checkStopConditions } from './check-stop-conditions.ts'
import { draftModelCall } from './draft-model-call.ts'
import type { Stages } from './harness.ts'
import type { HarnessState } from './harness-state.ts'
import { injectReminders } from './inject-reminders.ts'
import { createResultLog } from './result-log.ts'
import { turnUsage } from './turn-usage.ts'
import { compactionNote, wantedCompaction } from './wanted-compaction.ts'
import { watchText } from './watch-text.ts'

const defaultMaxResumes = 3

/** The stages of a turn, over one state. */
export function createStages(state: HarnessState): Stages {
  const { conversation, events, position, options } = state
  const { instructions = '', maxResumes = defaultMaxResumes } = options
  const specs: readonly ToolSpec[] = [...state.tools.values()].map(({ name, description, parameters }) => ({
    name,
    description,
    parameters,
  }))
  const seeds = state.reminders.map((source) => source.seed?.() ?? '')
  const write = createMessageWriter()
  let resumes = 0
  let turnStartedAt = 0
  let isInTurn = false

  const wantCompaction = (reason: string) => {
    if (conversation.view(wantedCompaction)) return
    const note: NoteEntry = { type: 'note', name: compactionNote, data: reason }
    if (isInTurn) state.record(note)
    else conversation.append({ ...note, ...position })
  }
  const writeMessages: Stages['writeMessages'] = (view = conversation.view(transcript)) =>
    write(view, { system: [instructions, ...seeds], neutralise: state.neutralise })

  return {
    conversation,
    tools: specs,
    position,
    startTurn(text) {
      requireText(text)
      const interrupted = { ...position }
      position.turn++
      position.step = 0
      resumes = 0
      turnStartedAt = state.now()
      isInTurn = true
      events.emit({ type: 'turn-start', input: text })
      for (const { id: callId, name } of conversation.view(openCalls)) {
        const result = failedResult(
          'not-run',
          'the conversation was interrupted before this call had a result.',
        )
        const answer: ToolResultEntry = { type: 'tool-result', callId, name, result, durationMs: 0 }
        events.emit({ type: 'message', entry: conversation.append({ ...answer, ...interrupted }) })
      }
      return state.record({ type: 'user', text, source: 'prompt' })
    },
    addUser: (text, source) => state.record({ type: 'user', text, source }),
    async beforeModel({ countTokens = estimate, shorten, answerOnly = false, sampling = {} } = {}) {
      position.step++
      events.emit({ type: 'step-start' })
      await injectReminders(state, countTokens)
      await shorten?.()
      return draftModelCall(state, { messages: writeMessages(), tools: answerOnly ? [] : specs, sampling })
    },
    watchText: () => watchText(state),
    afterModel: (reply) => state.record({ type: 'assistant', ...reply }),
    async runTools(signal) {
      // Loaded with the first call, so that a chat without tools does not pay for them.
      const { runBatch } = await import('./run-batch.ts')
      await runBatch(state, conversation.view(openCalls), signal)
    },
    refuseCalls(why) {
      const calls = conversation.view(openCalls)
      const results = createResultLog(state, calls)
      for (const call of calls) results.settle(call, failedResult('not-run', why), 0)
    },
    async afterStep({ answerOnly = false, ...input }) {
      const { decision, compact } = await checkStopConditions(state, {
        ...input,
        conversation,
        ...position,
        usage: turnUsage(conversation, position.turn),
        elapsedMs: state.now() - turnStartedAt,
      })
      if (compact !== undefined) wantCompaction(compact)
      if (decision?.type !== 'resume') return decision ?? { type: 'continue' }
      if (answerOnly) return { type: 'continue' }
      if (resumes >= maxResumes) {
        events.warn(
          'RESUME_LIMIT',
          `The model was sent back ${maxResumes} times in this turn, and is not again.`,
        )
        return { type: 'continue' }
      }
      resumes++
      state.record({ type: 'user', text: decision.feedback, source: 'feedback' })
      return decision
    },
    endTurn(reason, detail) {
      isInTurn = false
      return state.record({ type: 'turn-end', reason, ...(detail === undefined ? {} : { detail }) })
    },
    writeMessages,
    emit: (event) => events.emit(event),
    warn: (code, message) => events.warn(code, message),
    compact: () => wantCompaction('asked for'),
  }
}

/** Throws `INPUT_EMPTY` for a message without text. */
export function requireText(text: string): void {
  if (text.trim() !== '') return
  throw new HarnessError('INPUT_EMPTY', 'The message is empty.', { hint: 'Send some text.' })
}

async function estimate(text: string): Promise<number> {
  return Math.ceil(text.length / 4)
}

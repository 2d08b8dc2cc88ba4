import { HarnessError } from '../contract/error.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import { openCalls } from '../conversation/open-calls.ts'
import { createMessageWriter } from '../conversation/to-messages.ts'
import { transcript } from '../conversation/transcript.ts'
import type { Transcript } from '../conversation/transcript.ts'
import { failedResult } from '../tools/failure-results.ts'
import { checkStopConditions } from './check-stop-conditions.ts'
import { draftModelCall } from './draft-model-call.ts'
import { gateCall } from './gate-call.ts'
import type { Harness } from './harness.ts'
import type { HarnessOptions } from './harness-options.ts'
import { createHarnessState } from './harness-state.ts'
import { injectReminders } from './inject-reminders.ts'
import { createResultLog } from './result-log.ts'
import type { ResultLog } from './result-log.ts'
import { runBatch } from './run-batch.ts'
import { reviseResult, shapeResult } from './shape-result.ts'
import { turnUsage } from './turn-usage.ts'
import { watchText } from './watch-text.ts'

const defaultMaxResumes = 3

/** Makes a harness around a loop. Throws `OPTION_INVALID` or `TOOL_DUPLICATE` for options that cannot be honoured. */
export function createHarness(options: HarnessOptions = {}): Harness {
  const state = createHarnessState(options)
  const { conversation, events, position } = state
  const { instructions = '', maxResumes = defaultMaxResumes } = options
  const specs: readonly ToolSpec[] = [...state.tools.values()].map(({ name, description, parameters }) => ({
    name,
    description,
    parameters,
  }))
  const seeds = state.reminders.map((source) => source.seed?.() ?? '')
  const write = createMessageWriter()
  const writeMessages = (view: Transcript = conversation.view(transcript)) =>
    write(view, { system: [instructions, ...seeds], neutralise: state.neutralise })
  const neverAborted = new AbortController().signal
  let resumes = 0
  let compaction = false
  let turnStartedAt = 0
  let calls: readonly ToolCall[] = []
  let allowed: ToolCall[] = []
  let results: ResultLog = createResultLog(state, [])

  const place = (call: ToolCall, signal: AbortSignal) => ({
    call,
    batch: calls,
    index: calls.findIndex(({ id }) => id === call.id),
    allowed: [...allowed],
    signal,
  })

  return {
    conversation,
    tools: specs,
    position,
    startTurn(text) {
      if (text.trim() === '') {
        throw new HarnessError('INPUT_EMPTY', 'The message is empty.', { hint: 'Send some text.' })
      }
      for (const call of conversation.view(openCalls)) {
        const result = failedResult(
          'not-run',
          'the conversation was interrupted before this call had a result.',
        )
        state.record({ type: 'tool-result', callId: call.id, name: call.name, result, durationMs: 0 })
      }
      position.turn++
      position.step = 0
      resumes = 0
      turnStartedAt = state.now()
      events.emit({ type: 'turn-start', input: text })
      return state.record({ type: 'user', text, source: 'prompt' })
    },
    addUser: (text, source) => state.record({ type: 'user', text, source }),
    async beforeModel(input = {}) {
      position.step++
      events.emit({ type: 'step-start' })
      await injectReminders(state, input.countTokens ?? estimate)
      await input.shorten?.()
      const tools = input.answerOnly === true ? [] : specs
      return draftModelCall(state, { messages: writeMessages(), tools, sampling: input.sampling ?? {} })
    },
    watchText: () => watchText(state),
    afterModel(reply) {
      calls = reply.calls
      allowed = []
      results = createResultLog(state, calls)
      return state.record({ type: 'assistant', ...reply })
    },
    runTools: (signal) => runBatch(state, conversation.view(openCalls), signal),
    refuseCall: (call, why) => results.settle(call, failedResult('not-run', why), 0),
    async beforeTool(call, signal = neverAborted) {
      const decision = await gateCall(state, place(call, signal))
      if (decision.type === 'run') {
        allowed.push(decision.call)
        events.emit({ type: 'tool-start', call: decision.call })
        return { type: 'allow', call: decision.call, run: (context) => decision.run(context) }
      }
      results.settle(call, decision.result, 0)
      return decision
    },
    async afterTool(call, outcome) {
      const tool = state.tools.get(call.name)
      if (tool === undefined) {
        throw new HarnessError(
          'OPTION_INVALID',
          `afterTool was given a call of "${call.name}", which is no tool.`,
          {
            hint: 'Only calls that beforeTool allowed have an outcome.',
          },
        )
      }
      const context = { ...place(call, neverAborted), tool, conversation, ...position, now: state.now() }
      const raw = shapeResult(state, tool, outcome.ok ? outcome : { ...outcome, code: 'failed' })
      const result = await reviseResult(state, context, raw)
      results.settle(call, result, 0)
      return result
    },
    async afterStep({ isFinal, text, gauge }) {
      if (state.stopWhen.length === 0) return { type: 'continue' }
      const { decision, compact } = await checkStopConditions(state, {
        conversation,
        ...position,
        isFinal,
        text,
        usage: turnUsage(conversation, position.turn),
        elapsedMs: state.now() - turnStartedAt,
        ...(gauge === undefined ? {} : { gauge }),
      })
      if (compact !== undefined) compaction = true
      if (decision === undefined) return { type: 'continue' }
      if (decision.type === 'stop') return decision
      if (resumes >= maxResumes) {
        const message = `The model was sent back ${maxResumes} times in this turn; it is not sent back again.`
        events.emit({ type: 'warning', code: 'RESUME_LIMIT', message })
        return { type: 'continue' }
      }
      resumes++
      state.record({ type: 'user', text: decision.feedback, source: 'feedback' })
      return decision
    },
    endTurn(reason, detail) {
      return state.record({ type: 'turn-end', reason, ...(detail === undefined ? {} : { detail }) })
    },
    writeMessages,
    emit: (event) => events.emit(event),
    takeCompaction() {
      const wanted = compaction
      compaction = false
      return wanted
    },
    compact() {
      compaction = true
    },
  }
}

async function estimate(text: string): Promise<number> {
  return Math.ceil(text.length / 4)
}

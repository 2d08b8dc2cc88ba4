import { HarnessError } from '../contract/error.ts'
import type { AgentEvent } from '../contract/event.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import type { ConversationOptions } from '../conversation/create-conversation.ts'
import { reportUncaught } from '../harness/report-uncaught.ts'
import { createStages, requireText } from '../harness/create-stages.ts'
import { createHarnessState } from '../harness/harness-state.ts'
import type { Agent, AgentRun, Delivery } from './agent.ts'
import type { AgentOptions } from './agent-options.ts'
import type { AgentState } from './agent-state.ts'
import { budgetOf } from './budget.ts'
import { createEventEmitter } from './event-emitter.ts'
import { createEventQueue } from './event-queue.ts'
import { createInbox } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { createTextCounter } from './text-counter.ts'
import { runTurn } from './turn.ts'

/**
 * Makes an agent. Throws `OPTION_INVALID` or `TOOL_DUPLICATE` for options that cannot work.
 *
 * @example
 * const agent = createAgent({ engine, template: templateResolver(), parser: toolCallParser(), tools: [clock()] })
 * for await (const event of agent.run('What time is it?')) render(event)
 */
export function createAgent(given: AgentOptions): Agent {
  const conversation = given.conversation ?? createConversation(ownConversation(given))
  let options: AgentOptions = { ...given, conversation }
  const emitter = createEventEmitter(reportListener)
  let lastSeq = 0
  let listener: (event: AgentEvent) => void = () => undefined
  let state = createState(options, { text: '', rewrites: 0 })
  let running:
    | { readonly controller: AbortController; readonly steering: Inbox; readonly followUps: Inbox }
    | undefined

  function createState(settings: AgentOptions, lastPrompt: AgentState['lastPrompt']): AgentState {
    const harness = createStages(
      createHarnessState({
        ...settings,
        firstSeq: lastSeq + 1,
        onEvent(event) {
          lastSeq = event.seq
          listener(event)
          emitter.emit(event)
        },
      }),
    )
    return {
      options: settings,
      harness,
      budget: budgetOf(settings),
      counter: createTextCounter(settings.engine),
      strategyCounter: undefined,
      layout: undefined,
      constraint: undefined,
      lastPrompt,
    }
  }

  function reportListener(error: unknown, event: AgentEvent): void {
    if (event.type === 'warning' || event.type === 'turn-end') return reportUncaught(error)
    state.harness.warn(
      'LISTENER_FAILED',
      `A listener threw while it looked at a ${event.type} event: ${String(error)}`,
    )
  }

  const refuseWhileRunning = (what: string) => {
    if (running === undefined) return
    throw new HarnessError('TURN_RUNNING', `A turn is running, so ${what}.`, {
      hint: 'Wait for its result, stop it with abort(), or hand it a message with steer() or followUp().',
    })
  }

  return {
    conversation,
    get isRunning() {
      return running !== undefined
    },
    run(input, { signal } = {}): AgentRun {
      refuseWhileRunning('another cannot start')
      requireText(input)
      const controller = new AbortController()
      const onAbort = () => controller.abort(signal?.reason)
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted === true) onAbort()
      const turn = { controller, steering: createInbox(), followUps: createInbox() }
      running = turn
      const queue = createEventQueue(() => controller.abort())
      listener = (event) => queue.push(event)
      const result = runTurn({ agent: state, signal: controller.signal, text: input, ...turn }).finally(
        () => {
          running = undefined
          listener = () => undefined
          signal?.removeEventListener('abort', onAbort)
          queue.close()
        },
      )
      return { result, [Symbol.asyncIterator]: () => queue }
    },
    steer: async (text): Promise<Delivery> =>
      running?.steering.put(text) ?? { delivered: false, reason: 'idle' },
    followUp: async (text): Promise<Delivery> =>
      running?.followUps.put(text) ?? { delivered: false, reason: 'idle' },
    abort: () => running?.controller.abort(),
    compact: () => state.harness.compact(),
    on: (type, handler) => emitter.on(type, handler),
    set(changes) {
      refuseWhileRunning('its settings cannot change')
      const settings = { ...options, ...changes }
      state = createState(settings, state.lastPrompt)
      options = settings
    },
    fork: (entryId) => createAgent({ ...options, conversation: conversation.fork(entryId) }),
  }
}

/**
 * An id that no other conversation has, so that engines can tell agents apart; the default one where the caller's clock
 * makes logs repeatable.
 */
function ownConversation({ now }: AgentOptions): ConversationOptions {
  return now === undefined ? { id: crypto.getRandomValues(new Uint32Array(2)).join('-') } : { now }
}

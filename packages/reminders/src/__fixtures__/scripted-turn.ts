import { createAgent } from '@orion-harness/core'
import type { Agent, AgentEvent, AgentOptions, Entry, JsonObject, Message, ReminderInput, ReminderOutcome, Tool } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import type { Script, ScriptedReply } from '@orion-harness/core/testkit'

export interface PlayedTurn {
  readonly agent: Agent
  readonly reason: string
  readonly events: readonly AgentEvent[]
  readonly entries: readonly Entry[]
  /** The messages of each model call. */
  readonly requests: readonly (readonly Message[])[]
  readonly outcomes: readonly ReminderOutcome[]
  /** Texts of all reminders in the log. */
  readonly injected: readonly string[]
}

/** Runs one turn of a scripted model with a clock that ticks once per question. */
export async function playTurn(
  script: Script,
  options: Omit<AgentOptions, 'engine'> & { readonly prompt?: string } = {},
): Promise<PlayedTurn> {
  const { prompt = 'Go.', ...rest } = options
  const engine = scriptedEngine(script, { model: { contextWindow: 100_000 } })
  let time = 0
  const agent = createAgent({ engine, maxSteps: 40, now: () => ++time, ...rest })
  const run = agent.run(prompt)
  const events = await collectEvents(run)
  const result = await run.result
  const { entries } = agent.conversation
  return {
    agent,
    reason: result.error === undefined ? result.reason : `${result.reason}: ${result.error.message}`,
    events,
    entries,
    requests: engine.requests.map(({ input }) => (input.type === 'messages' ? input.messages : [])),
    outcomes: events.flatMap((event) => (event.type === 'reminder' ? [event] : [])),
    injected: entries.flatMap((entry) => (entry.type === 'reminder' ? [entry.text] : [])),
  }
}

/** A reply that makes these calls. */
export function calls(...given: readonly (readonly [name: string, input: JsonObject])[]): ScriptedReply {
  return { calls: given.map(([name, input]) => ({ name, arguments: input })) }
}

/** A tool that takes anything, gives `output` and attaches reminders. */
export function tool(name: string, output: unknown = 'ok', attached: readonly ReminderInput[] = []): Tool {
  return {
    name,
    description: name,
    parameters: { type: 'object' },
    prepare: (input: JsonObject) => ({
      ok: true,
      run() {
        if (output instanceof Error) throw output
        return typeof output === 'function' ? (output as (given: JsonObject) => unknown)(input) : output
      },
    }),
    reminders: () => attached,
  }
}

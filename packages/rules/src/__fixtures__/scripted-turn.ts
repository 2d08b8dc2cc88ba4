import { createAgent } from '@orion-harness/core'
import type { Agent, AgentEvent, AgentOptions, Entry, JsonObject, Plugin, Rule, StopCondition, Tool, ToolResult } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import type { Script, ScriptedReply } from '@orion-harness/core/testkit'

export interface PlayedTurn {
  readonly agent: Agent
  readonly reason: string
  readonly detail: unknown
  readonly text: string
  readonly modelCalls: number
  readonly events: readonly AgentEvent[]
  readonly entries: readonly Entry[]
  /** Results in the order of the log. */
  readonly results: readonly ToolResult[]
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
    detail: result.detail,
    text: result.text,
    modelCalls: engine.requests.length,
    events,
    entries,
    results: entries.flatMap((entry) => (entry.type === 'tool-result' ? [entry.result] : [])),
  }
}

/** A reply that makes these calls. */
export function calls(...given: readonly (readonly [name: string, input: JsonObject])[]): ScriptedReply {
  return { calls: given.map(([name, input]) => ({ name, arguments: input })) }
}

/** The same reply over and over, and then `last`. */
export function repeat(times: number, reply: ScriptedReply, last = 'Done.'): Script {
  return [...Array.from({ length: times }, () => reply), last]
}

/** A tool that takes anything and remembers what it was run with. */
export function probe(name: string, run: (input: JsonObject) => unknown = () => 'ok'): Tool & { readonly runs: JsonObject[] } {
  const runs: JsonObject[] = []
  return {
    name,
    description: name,
    parameters: { type: 'object' },
    runs,
    prepare: (input) => ({
      ok: true,
      run() {
        runs.push(input)
        return run(input)
      },
    }),
  }
}

/** Options of an agent with these rules alone. */
export function withRules(...rules: readonly Rule[]): { readonly plugins: readonly Plugin[] } {
  return { plugins: [{ name: 'rules', rules }] }
}

/** Options of an agent with these stop conditions alone. */
export function withConditions(...stopWhen: readonly StopCondition[]): { readonly plugins: readonly Plugin[] } {
  return { plugins: [{ name: 'stop', stopWhen }] }
}

import type { JsonObject, PreparedCall, Tool, ToolContext, ToolSpec } from '@orion-harness/core'
import type { Turn } from '@orion-harness/demo-model/training'
import { calculator, clock } from '@orion-harness/tools'
import type { CallScript } from './call-script.ts'
import { failureMessage } from './failure-message.ts'

/**
 * Tools with these specs that give what the script says, to the letter: a value is returned, an error is thrown, a
 * call beyond the script fails. A clock refuses what the real one refuses, unless an error is scripted.
 */
export function scriptedTools(specs: readonly ToolSpec[], script: CallScript): readonly Tool[] {
  return specs.map((spec) => ({
    ...spec,
    prepare: (input) => prepare(spec, input, script),
    render: (data) => (typeof data === 'string' ? data : ''),
  }))
}

/** The same with the real calculator, where the turn scripts nothing but values for it. */
export function toolsOf(specs: readonly ToolSpec[], turn: Turn, script: CallScript): readonly Tool[] {
  const results = turn.steps.flatMap(({ calls, results: given }) =>
    given.filter((_, index) => calls[index]?.name === 'calculator'),
  )
  const isReal = results.every(({ kind }) => kind === 'value')
  return scriptedTools(specs, script).map((tool) =>
    isReal && tool.name === 'calculator' && takes(tool, 'expression')
      ? calculator({ description: tool.description })
      : tool,
  )
}

async function prepare(spec: ToolSpec, input: JsonObject, script: CallScript): Promise<PreparedCall> {
  if (spec.name === 'clock' && takes(spec, 'timezone') && script.next(spec.name)?.kind !== 'error') {
    const checked = await clock().prepare(input)
    if (!checked.ok) return checked
  }
  return { ok: true, run: (context) => play(context, script) }
}

function play({ callId }: ToolContext, script: CallScript): string {
  const result = script.resultOf(callId)
  if (result === undefined) throw new Error('no more results')
  if (result.kind === 'value') return result.text
  throw new Error(failureMessage(result))
}

function takes({ parameters }: ToolSpec, key: string): boolean {
  const { properties } = parameters
  return typeof properties === 'object' && properties !== null && key in properties
}

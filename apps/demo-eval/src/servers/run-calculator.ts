import { createConversation } from '@orion-harness/core'
import type { Json, JsonObject } from '@orion-harness/core'
import { calculator } from '@orion-harness/tools'

/** What the calculator writes for the model; throws what it throws, outside any harness. */
export async function runCalculator(input: JsonObject): Promise<string> {
  const tool = calculator()
  const prepared = await tool.prepare(input)
  if (!prepared.ok) throw new Error(prepared.problems.join(', '))
  const output = (await prepared.run({
    callId: 'call_1',
    signal: AbortSignal.timeout(1000),
    conversation: createConversation(),
    rules: [],
    progress: () => undefined,
    nested: () => undefined,
  })) as Json
  return tool.render?.(output) ?? ''
}

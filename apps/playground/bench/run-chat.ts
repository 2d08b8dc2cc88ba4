import { createAgent } from '@orion-harness/core'
import type { ContextStrategy, Conversation } from '@orion-harness/core'
import { calculator, clock } from '@orion-harness/tools'
import { toolCallParser } from '@orion-harness/tool-parser'
import type { DemoEngine } from '../src/context/demo-engine.ts'

export interface ChatRun {
  readonly conversation: Conversation
  readonly steps: number
  /** Tokens of all prompts; what an engine without a cache reads. */
  readonly prompts: number
  /** Prompt tokens the engine read. */
  readonly evaluated: number
  /** Steps before which history was cut. */
  readonly cuts: number
  readonly calls: number
  readonly errors: readonly string[]
  /** Tokens of the longest prompt. */
  readonly longest: number
  /** Tokens of a prompt without messages. */
  readonly overhead: number
}

export interface ChatOptions {
  readonly context: ContextStrategy
  readonly maxTokens: number
}

/** Two hundred turns by default: sums, cities, facts and small talk, in an order that has no period. */
export function scriptedInputs(turns = 200): readonly string[] {
  const cities = ['London', 'Tokyo', 'Paris', 'Cairo', 'Oslo', 'Seoul', 'Rome', 'Dublin']
  const things = ['dog', 'cat', 'boat', 'band', 'boss', 'horse', 'parrot']
  const names = ['Anna', 'Felix', 'Grace', 'Henry', 'Iris', 'Karen', 'Leo', 'Maria', 'Noah']
  let state = 7
  const roll = (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
  const pick = (list: readonly string[]) => list[roll(list.length)] ?? ''
  const kinds: readonly (() => string)[] = [
    () => `what is ${10 + roll(300)} * ${2 + roll(40)}?`,
    () => `my ${pick(things)} is called ${pick(names)}`,
    () => `what time is it in ${pick(cities)}?`,
    () => `who wrote the old ${pick(things)} song that ${pick(names)} likes so much?`,
    () => `calculate ${roll(500)} + ${roll(900)} and tell me the time in ${pick(cities)}`,
    () => 'thanks a lot',
  ]
  return Array.from({ length: turns }, () => kinds[roll(kinds.length)]?.() ?? '')
}

/**
 * Plays the inputs to an agent and adds up what the engine read. Calls are written freely, so that a grammar which
 * spells them otherwise than the template is not counted against the cuts.
 */
export async function runChat(
  { engine, template }: DemoEngine,
  inputs: readonly string[],
  options: ChatOptions,
): Promise<ChatRun> {
  const instructions = 'You are a helpful assistant.'
  const tools = [
    calculator({ description: 'Evaluate an arithmetic expression.' }),
    clock({ description: 'Current date and time.', now: () => 1_770_000_000_000, timeZone: 'UTC' }),
  ]
  const agent = createAgent({
    engine,
    template,
    parser: toolCallParser(),
    tools,
    instructions,
    sampling: { temperature: 0 },
    maxTokens: options.maxTokens,
    context: options.context,
    now: () => 0,
  })
  const tally = { steps: 0, prompts: 0, evaluated: 0, cuts: 0, calls: 0, longest: 0 }
  const errors: string[] = []
  agent.on('*', (event) => {
    if (event.type === 'error') errors.push(event.error.message)
    if (event.type === 'tool-call') tally.calls++
    if (event.type === 'context') {
      tally.cuts += event.prefix === 'rewritten' ? 1 : 0
      tally.longest = Math.max(tally.longest, event.used)
    }
    if (event.type === 'step-end') {
      tally.steps++
      tally.prompts += event.usage.promptTokens
      tally.evaluated += event.usage.promptTokens - event.usage.reusedTokens
    }
  })
  for (const input of inputs) await agent.run(input).result
  const bare = {
    messages: [{ role: 'system', content: instructions }],
    tools,
    addGenerationPrompt: true,
  } as const
  const overhead = await engine.countTokens(template.render(bare))
  return { ...tally, errors, overhead, conversation: agent.conversation }
}

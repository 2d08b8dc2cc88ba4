import { Template } from '@huggingface/jinja'
import { isHarnessError } from '@orion-harness/core'
import { compileJinja } from '@orion-harness/templates/jinja'
import type { JinjaVariables } from '@orion-harness/templates/jinja'
import { benchConversations } from './conversations.ts'

/** Times of one template in microseconds, the least of several runs, ours and theirs in turn. */
export interface SpeedRow {
  readonly template: string
  readonly parse: { readonly ours: number; readonly theirs: number }
  readonly render: { readonly ours: number; readonly theirs: number }
}

/** Medians over all templates of our time divided by that of `@huggingface/jinja`. */
export interface SpeedSummary {
  readonly templates: number
  readonly parse: number
  readonly render: number
}

/** Compares parsing, and rendering with provenance, over every template and conversation that both can do. */
export function compareSpeed(sources: ReadonlyMap<string, string>, rounds: number): SpeedRow[] {
  return [...sources].flatMap(([key, source]) => {
    const row = compareOne(key, source, rounds)
    return row === undefined ? [] : [row]
  })
}

export function summarize(rows: readonly SpeedRow[]): SpeedSummary {
  return {
    templates: rows.length,
    parse: median(rows.map(({ parse }) => parse.ours / parse.theirs)),
    render: median(rows.map(({ render }) => render.ours / render.theirs)),
  }
}

function compareOne(key: string, source: string, rounds: number): SpeedRow | undefined {
  const ours = compileJinja(source, { name: key })
  const theirs = new Template(source)
  const usable = Object.values(benchConversations).filter(
    (variables) => works(() => ours.render(variables)) && works(() => theirs.render(variables)),
  )
  if (usable.length === 0) return undefined
  return {
    template: key,
    parse: race(
      rounds,
      () => compileJinja(source, { name: key }),
      () => new Template(source),
    ),
    render: race(
      rounds,
      () => renderAll(usable, (variables) => ours.render(variables)),
      () => renderAll(usable, (variables) => theirs.render(variables)),
    ),
  }
}

function renderAll(
  conversations: readonly JinjaVariables[],
  render: (variables: JinjaVariables) => unknown,
): void {
  for (const variables of conversations) render(variables)
}

/** Whether the interpreter can do it at all; theirs throws errors of any class, ours only its own. */
function works(run: () => unknown): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (isHarnessError(error) || error instanceof Error) return false
    throw error
  }
}

/** The least time of each over the rounds, one after the other so that both meet the same machine. */
function race(rounds: number, ours: () => void, theirs: () => void): { ours: number; theirs: number } {
  const least = { ours: Infinity, theirs: Infinity }
  for (let round = 0; round < rounds; round += 1) {
    least.ours = Math.min(least.ours, microseconds(ours))
    least.theirs = Math.min(least.theirs, microseconds(theirs))
  }
  return least
}

function microseconds(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) * 1000
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Time of one rendering at several lengths of a conversation, in microseconds, the least of several runs. */
export function measureGrowth(source: string, turns: readonly number[], rounds: number): number[] {
  const template = compileJinja(source)
  return turns.map((count) => {
    const variables = longConversation(count)
    let least = Infinity
    for (let round = 0; round < rounds; round += 1) {
      least = Math.min(
        least,
        microseconds(() => template.render(variables)),
      )
    }
    return least
  })
}

/** A conversation of user and assistant turns. */
export function longConversation(turns: number): JinjaVariables {
  const messages = Array.from({ length: turns }, (_, turn) => [
    { role: 'user', content: `Question ${turn}: what about <|im_end|> and the rest of the text, please?` },
    { role: 'assistant', content: `Answer ${turn}. ${'It is a sentence of some length. '.repeat(8)}` },
  ]).flat()
  messages.push({ role: 'user', content: 'And now?' })
  return { messages, add_generation_prompt: true, bos_token: '<s>', eos_token: '</s>' }
}

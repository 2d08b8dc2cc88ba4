import type { Entry } from '@orion-harness/core'
import type { ReadStep } from './least-evaluated.ts'

/** Tokens of a reply's layout, which the engine reads and does not write. */
export interface ReplyFrame {
  /** In front of it; read with the prompt it answers. */
  readonly opening: number
  /** Behind it; read with the next prompt. */
  readonly end: number
}

/** A log as the steps in which an engine that sees all of it would read it. `tokensOf` is asked about messages only. */
export function readSteps(
  entries: readonly Entry[],
  tokensOf: (entry: Entry) => number,
  frame: ReplyFrame = { opening: 0, end: 0 },
): readonly ReadStep[] {
  const steps: ReadStep[] = []
  const old: number[] = []
  let turns = 0
  let fresh = 0
  for (const entry of entries) {
    if (entry.type !== 'user' && entry.type !== 'assistant' && entry.type !== 'tool-result') continue
    if (entry.type === 'user' && entry.source === 'prompt') old[turns++] = 0
    const tokens = tokensOf(entry)
    if (entry.type === 'assistant') {
      steps.push({ turns, fresh: fresh + frame.opening, old: [...old] })
      old[turns - 1] = (old[turns - 1] ?? 0) + fresh + tokens - frame.end
      fresh = frame.end
    } else fresh += tokens
  }
  return steps
}

/** For each step the first turn still sent when it was planned, from 0. Turns that lost only steps count as sent. */
export function startsOf(entries: readonly Entry[]): readonly number[] {
  const starts: number[] = []
  const prompts: string[] = []
  const gone = new Set<string>()
  for (const entry of entries) {
    if (entry.type === 'user' && entry.source === 'prompt') prompts.push(entry.id)
    if (entry.type === 'drop') for (const id of entry.targets) gone.add(id)
    if (entry.type === 'assistant') starts.push(prompts.findIndex((id) => !gone.has(id)))
  }
  return starts
}

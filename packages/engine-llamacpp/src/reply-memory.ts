import type { Token } from 'node-llama-cpp'

/** Tokens the model wrote at one place of a text. */
export interface WrittenRun {
  /** Where the text of the run begins. */
  readonly start: number
  readonly tokens: readonly Token[]
  /** For each token, where the text is once it is written; unchanged while a character is unfinished. */
  readonly ends: readonly number[]
}

/**
 * Remembers which tokens the model wrote for which text. A model may write a word with other tokens than the
 * tokenizer would pick, and the cache holds what it wrote: reading its text back with other tokens would break the
 * prefix there.
 */
export interface ReplyMemory {
  /** `reply` was written after `prompt`; `ends` counts from the beginning of the reply. */
  remember(
    prompt: string,
    reply: { readonly text: string; readonly tokens: readonly Token[]; readonly ends: readonly number[] },
  ): void
  /** What the model wrote within `text`, in order, without overlaps. */
  recall(text: string): readonly WrittenRun[]
  /** Takes a saved conversation back. */
  restore(transcript: Transcript): void
}

/** One conversation's text as it was last seen, and who wrote what in it. */
export interface Transcript {
  readonly text: string
  readonly runs: readonly WrittenRun[]
}

/** Keeps the `capacity` conversations used last. */
export function createReplyMemory(capacity: number): ReplyMemory {
  const transcripts = new Set<Transcript>()

  const keep = (transcript: Transcript) => {
    transcripts.add(transcript)
    for (const oldest of transcripts) {
      if (transcripts.size <= capacity) break
      transcripts.delete(oldest)
    }
  }

  const closest = (text: string) => {
    let best: { transcript: Transcript; shared: number } | undefined
    for (const transcript of transcripts) {
      const shared = sharedLength(transcript.text, text)
      if (best === undefined || shared > best.shared) best = { transcript, shared }
    }
    return best
  }

  return {
    remember(prompt, { text, tokens, ends }) {
      const best = closest(prompt)
      const runs = best ? runsWithin(best.transcript.runs, best.shared) : []
      if (best && best.shared === best.transcript.text.length) transcripts.delete(best.transcript)
      const start = prompt.length
      const within = ends.findLastIndex((end) => end <= text.length) + 1
      const run = {
        start,
        tokens: tokens.slice(0, within),
        ends: ends.slice(0, within).map((end) => start + end),
      }
      keep({ text: prompt + text, runs: within > 0 ? [...runs, run] : runs })
    },
    recall(text) {
      const best = closest(text)
      const runs = best ? runsWithin(best.transcript.runs, best.shared) : []
      if (best && runs.length > 0) {
        transcripts.delete(best.transcript)
        transcripts.add(best.transcript)
      }
      return runs
    },
    restore: keep,
  }
}

/** The runs, or beginnings of runs, whose text ends at or before `end`. */
function runsWithin(runs: readonly WrittenRun[], end: number): WrittenRun[] {
  const whole: WrittenRun[] = []
  for (const run of runs) {
    let count = 0
    let before = run.start
    for (const [index, at] of run.ends.entries()) {
      if (at > end) break
      if (at > before) count = index + 1
      before = at
    }
    if (count > 0) whole.push({ ...run, tokens: run.tokens.slice(0, count), ends: run.ends.slice(0, count) })
    if (count < run.tokens.length) break
  }
  return whole
}

const blockLength = 1024

/** How many characters two texts have in common at their beginning. */
export function sharedLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length)
  let at = 0
  while (at + blockLength <= limit && a.slice(at, at + blockLength) === b.slice(at, at + blockLength))
    at += blockLength
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

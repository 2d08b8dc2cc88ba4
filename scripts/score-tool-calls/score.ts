import { isDeepStrictEqual } from 'node:util'
import type { ReadPart, ToolCallParser, ToolSpec } from '../../packages/core/src/index.ts'
import type { Corpus, CorpusCase } from './corpus.ts'
import { formatNames } from './format-names.ts'

/** What the command prints. */
export interface Score {
  readonly malformed: {
    readonly recovered: number
    readonly total: number
    readonly missed: readonly string[]
  }
  readonly lookalikes: { readonly fired: readonly string[]; readonly total: number }
  readonly wellformed: { readonly exact: number; readonly total: number; readonly wrong: readonly string[] }
}

/**
 * Reads every text of a corpus, whole, one character at a time and at random splits. A case counts only if the parts
 * are the same each time and hold exactly the calls it names; one that wants an error must get one and no call. A
 * truncated reply gets no error: its finish reason already says that it was cut.
 */
export function scoreToolCalls(corpus: Corpus, parser: ToolCallParser): Score {
  const right = (one: CorpusCase): boolean => isRight(one, corpus.tools, parser)
  const missed = corpus.malformed.filter((one) => !right(one)).map((one) => one.id)
  const fired = corpus.lookalikes.filter((one) => !right(one)).map((one) => one.id)
  const wrong = corpus.wellformed.filter((one) => !right(one)).map((one) => one.id)
  const left = (all: readonly CorpusCase[], bad: readonly string[]): number => all.length - bad.length
  return {
    malformed: { recovered: left(corpus.malformed, missed), total: corpus.malformed.length, missed },
    lookalikes: { fired, total: corpus.lookalikes.length },
    wellformed: { exact: left(corpus.wellformed, wrong), total: corpus.wellformed.length, wrong },
  }
}

function isRight(one: CorpusCase, tools: readonly ToolSpec[], parser: ToolCallParser): boolean {
  const whole = read(one, tools, parser, [])
  const ways = [everyCharacter(one.text), ...[1, 2, 3, 4].map((seed) => randomSplits(one.text, seed))]
  if (ways.some((splits) => !isDeepStrictEqual(read(one, tools, parser, splits), whole))) return false
  const calls = whole
    .filter((part) => part.type === 'call')
    .map((part) => ({ name: part.name, arguments: part.arguments }))
  const isCut = one.finish === 'length' || one.finish === 'aborted'
  if (one.wantsError && !isCut && !whole.some((part) => part.type === 'call-error')) return false
  return isDeepStrictEqual(
    calls,
    one.calls.map(({ name, arguments: given }) => ({ name, arguments: given })),
  )
}

function everyCharacter(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => index)
}

function randomSplits(text: string, seed: number): readonly number[] {
  let state = seed * 2_654_435_761 + text.length
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  return Array.from({ length: 1 + seed * 3 }, () => Math.floor(next() * text.length)).sort((a, b) => a - b)
}

function read(
  one: CorpusCase,
  tools: readonly ToolSpec[],
  parser: ToolCallParser,
  splits: readonly number[],
): readonly ReadPart[] {
  const callFormat = one.format === undefined ? undefined : formatNames[one.format]
  const reader = parser.open({
    tools,
    startsInReasoning: one.startsInReasoning,
    ...(callFormat === undefined ? {} : { callFormat }),
  })
  const parts: ReadPart[] = []
  let from = 0
  for (const to of [...splits, one.text.length]) {
    parts.push(...reader.push(one.text.slice(from, to)))
    from = Math.max(from, to)
  }
  parts.push(...reader.finish(one.finish))
  return joinNeighbours(parts)
}

/** Deltas come in pieces that depend on the splits; joined they must not. */
function joinNeighbours(parts: readonly ReadPart[]): readonly ReadPart[] {
  const joined: ReadPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if ((part.type === 'text' || part.type === 'reasoning') && last?.type === part.type)
      joined[joined.length - 1] = { type: part.type, text: last.text + part.text }
    else if (part.type === 'call-delta' && last?.type === 'call-delta' && last.index === part.index)
      joined[joined.length - 1] = { ...part, text: last.text + part.text }
    else joined.push(part)
  }
  return joined
}

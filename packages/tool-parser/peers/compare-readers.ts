import type { Json } from '@orion-harness/core'
import type { Corpus, CorpusEntry } from './corpus.ts'
import type { Peer, PeerCall } from './peer.ts'

/** A reader to compare: a peer, or ours, which is told more. */
export interface ComparedReader {
  readonly name: string
  readonly formats: readonly string[] | 'all'
  read(entry: CorpusEntry): readonly PeerCall[]
}

/** How one reader did. Lists hold the ids of entries. */
export interface ReaderScore {
  readonly name: string
  readonly wellformed: Share
  readonly malformed: Share
  /** Malformed replies, of any format, read as expected. */
  readonly malformedOfAll: Share
  /** Gave a call that is not the expected one. */
  readonly wrong: readonly string[]
  /** Gave a call where only an error should come. */
  readonly letThrough: readonly string[]
  readonly fired: readonly string[]
}

/** So many out of so many. */
export interface Share {
  readonly right: number
  readonly total: number
}

/** A peer as a reader to compare. */
export function asReader(peer: Peer, corpus: Corpus): ComparedReader {
  return { name: peer.name, formats: peer.formats, read: (entry) => peer.read(entry.text, corpus.tools) }
}

/** Runs one reader over the whole corpus. */
export function scoreReader(reader: ComparedReader, corpus: Corpus): ReaderScore {
  const isOwn = (entry: CorpusEntry): boolean =>
    reader.formats === 'all' || reader.formats.includes(entry.format)
  const isRight = (entry: CorpusEntry): boolean => isSame(reader.read(entry), entry.calls)
  const readable = corpus.malformed.filter((entry) => entry.calls.length > 0)
  const unreadable = corpus.malformed.filter((entry) => entry.calls.length === 0)
  return {
    name: reader.name,
    wellformed: share(corpus.wellformed.filter(isOwn), isRight),
    malformed: share(readable.filter(isOwn), isRight),
    malformedOfAll: share(readable, isRight),
    wrong: readable
      .filter((entry) => reader.read(entry).length > 0 && !isRight(entry))
      .map((entry) => entry.id),
    letThrough: unreadable.filter((entry) => reader.read(entry).length > 0).map((entry) => entry.id),
    fired: corpus.lookalikes
      .filter((entry) => reader.read(entry).length > 0 && !isRight(entry))
      .map((entry) => entry.id),
  }
}

/** The scores as a Markdown table. */
export function scoreTable(scores: readonly ReaderScore[], corpus: Corpus): string {
  const head = [
    'reader',
    'well-formed, own formats',
    'malformed, own formats',
    'malformed, all formats',
    'wrong call',
    'error let through',
    `fired on ${corpus.lookalikes.length} look-alikes`,
  ]
  const rows = scores.map((score) => [
    score.name,
    showShare(score.wellformed),
    showShare(score.malformed),
    showShare(score.malformedOfAll),
    String(score.wrong.length),
    String(score.letThrough.length),
    String(score.fired.length),
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  )
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [head, rule, ...rows].map((cells) => showRow(cells, widths)).join('\n')
}

function showRow(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  )
  return `| ${padded.join(' | ')} |`
}

function share(entries: readonly CorpusEntry[], isRight: (entry: CorpusEntry) => boolean): Share {
  return { right: entries.filter(isRight).length, total: entries.length }
}

function showShare({ right, total }: Share): string {
  return total === 0 ? '–' : `${right} of ${total}`
}

function isSame(actual: readonly PeerCall[], expected: readonly PeerCall[]): boolean {
  return canonical(actual.map(pick)) === canonical(expected.map(pick))
}

function pick({ name, arguments: input }: PeerCall): Json {
  return { name, arguments: input }
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

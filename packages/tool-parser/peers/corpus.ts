import { readFileSync } from 'node:fs'
import type { FinishReason, Json, JsonObject, ToolSpec } from '@orion-harness/core'
import type { PeerCall } from './peer.ts'

/** One reply and the calls it should give. */
export interface CorpusEntry {
  readonly id: string
  readonly format: string
  readonly text: string
  readonly finish: FinishReason
  readonly startsInReasoning: boolean
  readonly calls: readonly PeerCall[]
}

/** Replies in three groups, and the tools that were offered. */
export interface Corpus {
  readonly tools: readonly ToolSpec[]
  readonly wellformed: readonly CorpusEntry[]
  readonly malformed: readonly CorpusEntry[]
  readonly lookalikes: readonly CorpusEntry[]
}

interface RawEntry {
  readonly id?: string
  readonly template?: string
  readonly case?: string
  readonly format?: string
  readonly text: string
  readonly finish?: FinishReason
  readonly starts_in_reasoning?: boolean
  readonly calls: readonly PeerCall[]
}

interface RawTool {
  readonly function: { readonly name: string; readonly description: string; readonly parameters: JsonObject }
}

/** Reads corpus files: those with `malformed` and `lookalikes`, and those with well-formed `entries`. */
export function readCorpus(files: readonly string[]): Corpus {
  const parsed = files.map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Json[] | undefined>,
  )
  const collect = (key: string): readonly CorpusEntry[] =>
    parsed.flatMap((file) => ((file[key] ?? []) as unknown[]).map((entry) => toEntry(entry as RawEntry)))
  const tools = parsed.flatMap((file) =>
    ((file['tools'] ?? []) as unknown[]).map((tool) => (tool as RawTool).function),
  )
  return {
    tools,
    wellformed: collect('entries'),
    malformed: collect('malformed'),
    lookalikes: collect('lookalikes'),
  }
}

function toEntry(raw: RawEntry): CorpusEntry {
  return {
    id: raw.id ?? `${raw.template ?? ''}/${raw.case ?? ''}`,
    format: raw.format ?? '',
    text: raw.text,
    finish: raw.finish ?? 'stop',
    startsInReasoning: raw.starts_in_reasoning ?? false,
    calls: raw.calls,
  }
}

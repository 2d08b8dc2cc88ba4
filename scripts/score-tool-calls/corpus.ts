import { readFileSync } from 'node:fs'
import type { FinishReason, JsonObject, ToolSpec } from '../../packages/core/src/index.ts'

/** A call as a corpus states it. */
export interface ExpectedCall {
  readonly name: string
  readonly arguments: JsonObject
}

/** One text of a corpus, with what must come out of it. */
export interface CorpusCase {
  readonly id: string
  readonly text: string
  readonly finish: FinishReason
  readonly format: string | undefined
  readonly startsInReasoning: boolean
  readonly calls: readonly ExpectedCall[]
  /** An error result is wanted instead of a call. */
  readonly wantsError: boolean
}

/** The cases of one or several corpus files. */
export interface Corpus {
  readonly tools: readonly ToolSpec[]
  readonly malformed: readonly CorpusCase[]
  readonly lookalikes: readonly CorpusCase[]
  readonly wellformed: readonly CorpusCase[]
}

interface RawCase {
  readonly id?: string
  readonly template?: string
  readonly case?: string
  readonly args_as?: string
  readonly content_as?: string
  readonly format?: string
  readonly text: string
  readonly finish?: FinishReason
  readonly policy?: string
  readonly starts_in_reasoning?: boolean
  readonly calls: readonly ExpectedCall[]
}

interface RawCorpus {
  readonly tools?: readonly { readonly function: ToolSpec }[]
  readonly malformed?: readonly RawCase[]
  readonly lookalikes?: readonly RawCase[]
  readonly entries?: readonly RawCase[]
}

/** Reads corpus files and joins them. A file without tools uses those of the file that has them. */
export function readCorpus(paths: readonly string[]): Corpus {
  const files = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')) as RawCorpus)
  const tools = files.flatMap((file) => file.tools ?? []).map((tool) => tool.function)
  const named = new Map(tools.map((tool) => [tool.name, tool]))
  return {
    tools: named.size > 0 ? [...named.values()] : guessTools(files),
    malformed: files.flatMap((file) => (file.malformed ?? []).map(toCase)),
    lookalikes: files.flatMap((file) => (file.lookalikes ?? []).map(toCase)),
    wellformed: files.flatMap((file) => (file.entries ?? []).map(toCase)),
  }
}

/** Where no file names the tools, they are those that are called, typed by what they are called with. */
function guessTools(files: readonly RawCorpus[]): readonly ToolSpec[] {
  const properties = new Map<string, Record<string, JsonObject>>()
  for (const call of files.flatMap((file) => (file.entries ?? []).flatMap((entry) => entry.calls))) {
    const known = properties.get(call.name) ?? {}
    for (const [key, value] of Object.entries(call.arguments))
      known[key] = { type: Array.isArray(value) ? 'array' : typeof value }
    properties.set(call.name, known)
  }
  return [...properties].map(([name, known]) => ({
    name,
    description: name,
    parameters: { type: 'object', properties: known },
  }))
}

function toCase(raw: RawCase): CorpusCase {
  const place = [raw.template, raw.case, raw.args_as, raw.content_as]
  return {
    id: raw.id ?? place.filter((part) => part !== undefined).join(' '),
    text: raw.text,
    finish: raw.finish ?? 'stop',
    format: raw.format,
    startsInReasoning: raw.starts_in_reasoning ?? false,
    calls: raw.calls,
    wantsError: raw.policy === 'error',
  }
}

import type { FinishReason, OpenReaderInput, ReadCall, ReadPart, ToolCallParser } from '@orion-harness/core'
import { toolCallParser } from '../tool-call-parser.ts'
import { sampleTools } from './sample-tools.ts'

/** A reply as it was read: its parts with neighbours joined, and the same sorted by kind. */
export interface ReadReply {
  readonly parts: readonly ReadPart[]
  readonly text: string
  readonly reasoning: string
  readonly calls: readonly ReadCall[]
  readonly errors: readonly Extract<ReadPart, { readonly type: 'call-error' }>[]
}

export interface ReadReplyOptions extends Partial<OpenReaderInput> {
  readonly parser?: ToolCallParser
  readonly finish?: FinishReason
  /** Offsets where the text is split; default: not at all. */
  readonly splits?: readonly number[]
}

const defaultParser: ToolCallParser = toolCallParser()

/** Reads a whole reply. */
export function readReply(text: string, options: ReadReplyOptions = {}): ReadReply {
  const { parser = defaultParser, finish = 'stop', splits = [], tools = sampleTools, ...rest } = options
  const reader = parser.open({ tools, ...rest })
  const parts: ReadPart[] = []
  const marks = [...new Set(splits)]
    .filter((at) => at > 0 && at < text.length)
    .sort((left, right) => left - right)
  let from = 0
  for (const to of [...marks, text.length]) {
    for (const part of reader.push(text.slice(from, to))) add(parts, part)
    from = to
  }
  for (const part of reader.finish(finish)) add(parts, part)
  return {
    parts,
    text: joined(parts, 'text'),
    reasoning: joined(parts, 'reasoning'),
    calls: parts.filter((part) => part.type === 'call'),
    errors: parts.filter((part) => part.type === 'call-error'),
  }
}

function joined(parts: readonly ReadPart[], type: 'text' | 'reasoning'): string {
  return parts.map((part) => (part.type === type ? part.text : '')).join('')
}

function add(parts: ReadPart[], part: ReadPart): void {
  const last = parts.at(-1)
  if (part.type === 'text' && last?.type === 'text')
    parts[parts.length - 1] = { ...part, text: last.text + part.text }
  else if (part.type === 'reasoning' && last?.type === 'reasoning')
    parts[parts.length - 1] = { ...part, text: last.text + part.text }
  else if (part.type === 'call-delta' && last?.type === 'call-delta' && last.index === part.index)
    parts[parts.length - 1] = { ...part, text: last.text + part.text }
  else parts.push(part)
}

/** Splits a text before every character. */
export function everywhere(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => index)
}

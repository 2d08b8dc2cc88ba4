import { describe, expect, test } from 'vitest'
import type { FinishReason, Json, JsonObject, ToolSpec } from '@orion-harness/core'
import corpus from './__fixtures__/adversarial.json' with { type: 'json' }
import { everywhere, readReply } from './testing/read-reply.ts'

interface Case {
  readonly id: string
  readonly rule: string
  readonly text: string
  readonly finish: string
  readonly starts_in_reasoning?: boolean
  readonly policy?: string
  readonly content?: string
  readonly calls: readonly { readonly name: string; readonly arguments: Json }[]
}

const tools: readonly ToolSpec[] = corpus.tools.map((tool) => ({
  ...tool.function,
  parameters: tool.function.parameters as JsonObject,
}))
const malformed: readonly Case[] = corpus.malformed
const lookalikes: readonly Case[] = corpus.lookalikes

function read(entry: Case, splits: readonly number[] = []): ReturnType<typeof readReply> {
  const startsInReasoning = entry.starts_in_reasoning ?? false
  return readReply(entry.text, { tools, startsInReasoning, finish: entry.finish as FinishReason, splits })
}

function callsOf(entry: Case): readonly unknown[] {
  return read(entry).calls.map(({ name, arguments: input }) => ({ name, arguments: input }))
}

describe('garbled calls that must be read', () => {
  test.each(malformed)('$id $rule', (entry) => {
    expect(callsOf(entry)).toEqual(entry.calls)
  })

  test.each(malformed.filter(({ policy, finish }) => policy === 'error' && finish === 'stop'))(
    '$id $rule: the model is told',
    (entry) => {
      expect(read(entry).errors).toHaveLength(1)
    },
  )
})

describe('texts that only look like calls', () => {
  test.each(lookalikes)('$id $rule', (entry) => {
    expect(callsOf(entry)).toEqual(entry.calls)
  })
})

test.each([...malformed, ...lookalikes].filter((entry) => entry.content !== undefined))(
  '$id $rule: what a person sees',
  (entry) => {
    expect(read(entry).text.trim()).toBe(entry.content?.trim())
  },
)

test.each([...malformed, ...lookalikes])('$id reads the same one character at a time', (entry) => {
  expect(read(entry, everywhere(entry.text))).toEqual(read(entry))
})

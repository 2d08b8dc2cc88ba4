import fc from 'fast-check'
import type { JsonObject } from '@orion-harness/core'
import { anyText } from './hostile-text.ts'

/** One model reply: its text, with whatever calls are written in it, and what goes wrong. */
export interface ReplyPlan {
  readonly text: string
  readonly fault?: { readonly type: 'throw' | 'end' | 'error'; readonly at: number }
  readonly finish?: 'length'
}

const path = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'a', 'a', 'a', 'b', 'secret', 'long', 'hostile') },
  { weight: 1, arbitrary: anyText },
)

const call: fc.Arbitrary<{ readonly name: string; readonly arguments: JsonObject }> = fc.oneof(
  { weight: 6, arbitrary: path.map((file) => ({ name: 'read', arguments: { path: file } })) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(path, anyText)
      .map(([file, text]) => ({ name: 'edit', arguments: { path: file, text } })),
  },
  { weight: 2, arbitrary: anyText.map((text) => ({ name: 'shout', arguments: { text } })) },
  { weight: 4, arbitrary: anyText.map((task) => ({ name: 'helper', arguments: { task } })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('return', 'throw', 'green')
      .map((mood) => ({ name: 'moody', arguments: { mood } })),
  },
  { weight: 1, arbitrary: path.map((file) => ({ name: 'Read', arguments: { path: file } })) },
  { weight: 1, arbitrary: path.map((file) => ({ name: 'functions.read', arguments: { path: file } })) },
  { weight: 1, arbitrary: anyText.map((text) => ({ name: text, arguments: { text } })) },
  { weight: 1, arbitrary: anyText.map((key) => ({ name: 'read', arguments: { path: 'a', [key]: 1 } })) },
)

/** How a call may be written: as the model was trained to, garbled, in the format of another family, or as prose. */
const spellings: Readonly<Record<string, (json: string) => string>> = {
  exact: (json) => `<tool_call>\n${json}\n</tool_call>`,
  'single quotes': (json) => `<tool_call>\n${json.replaceAll('"', "'")}\n</tool_call>`,
  'a brace missing': (json) => `<tool_call>\n${json.slice(0, -1)}\n</tool_call>`,
  'a comma too many': (json) => `<tool_call>\n${json.slice(0, -2)},}}\n</tool_call>`,
  'cut off': (json) => `<tool_call>\n${json.slice(0, json.length / 2)}`,
  'not closed': (json) => `<tool_call>\n${json}`,
  "another family's": (json) => `[TOOL_CALLS][${json}]`,
  'an example': (json) => `You would write \`${json}\` here.`,
}

const writtenCall = fc
  .tuple(
    call,
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('exact') },
      { weight: 4, arbitrary: fc.constantFrom(...Object.keys(spellings)) },
    ),
  )
  .map(([{ name, arguments: input }, spelling]) => {
    const json = `{"name": ${JSON.stringify(name)}, "arguments": ${JSON.stringify(input)}}`
    return spellings[spelling]?.(json) ?? json
  })

const replyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(writtenCall, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.tuple(anyText, writtenCall) },
  { weight: 2, arbitrary: fc.tuple(anyText) },
  {
    weight: 1,
    arbitrary: fc.constantFrom([''], ['STOP-HERE and more'], ['All FINISHED.'], ['<think>Hm.</think>Well.']),
  },
)

const reply: fc.Arbitrary<ReplyPlan> = fc
  .tuple(
    replyText,
    fc.oneof(
      { weight: 12, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record({
          fault: fc.record({
            type: fc.constantFrom('throw' as const, 'end' as const, 'error' as const),
            at: fc.nat({ max: 12 }),
          }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ finish: 'length' as const }) },
    ),
  )
  .map(([parts, rest]) => ({ text: parts.join('\n'), ...rest }))

/** Replies to one message. When they are used up, the model says it is done. */
export const replies: fc.Arbitrary<readonly ReplyPlan[]> = fc.array(reply, { maxLength: 4 })

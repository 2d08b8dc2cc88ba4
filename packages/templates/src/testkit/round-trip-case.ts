import type { JsonObject, ToolCallParser, ToolSpec } from '@orion-harness/core'
import { promptText } from '../layout/layout.ts'
import type { TemplateFamily } from '../resolve/template-family.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

const tool: ToolSpec = {
  name: 'write_note',
  description: 'Writes a note',
  parameters: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      count: { type: 'integer' },
      ratio: { type: 'number' },
      done: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' } },
      meta: { type: 'object', properties: { deep: { type: 'string' } } },
    },
  },
}

const argumentSets: readonly JsonObject[] = [
  {},
  { text: 'plain' },
  { text: '' },
  { text: 'a "quote", a \\ backslash\nand a line', count: -3, ratio: 0.5, done: false },
  { text: '{"json": [1, 2]} and ```fence```', tags: ['a', 'b "c"', ''] },
  { text: 'naïve ☕ 東京 😀', meta: { deep: "it's" } },
  { text: '  spaced  ', tags: [] },
]

/** A call the template writes is read back as the same call, for arguments that try the syntax. */
export function roundTripCase({ template, parser }: TemplateFixture): TemplateCase | undefined {
  const { callFormat } = template
  if (parser === undefined || callFormat === null) return undefined
  return {
    id: 'round-trip',
    name: 'writes calls its parser reads back',
    run: () => {
      for (const input of argumentSets) {
        const text = writtenReply(template, input)
        const read = readCalls(parser, callFormat, text)
        const wanted = [{ name: tool.name, arguments: input }]
        if (sortedJson(read) !== sortedJson(wanted)) {
          throw new Error(
            `${JSON.stringify(text)} is read as ${JSON.stringify(read)}, not ${JSON.stringify(wanted)}.`,
          )
        }
      }
    },
  }
}

/** What the model would have written: the text a message with a call adds to the prompt that asked for it. */
function writtenReply(template: TemplateFamily, input: JsonObject): string {
  const user = { role: 'user', content: 'Write it down.' } as const
  const toolCalls = [{ id: 'call00001', name: tool.name, arguments: input }]
  const given = { tools: [tool], addGenerationPrompt: false }
  const asked = promptText(template.render({ ...given, messages: [user], addGenerationPrompt: true }))
  const called = promptText(
    template.render({ ...given, messages: [user, { role: 'assistant', content: '', toolCalls }] }),
  )
  const reply = called.startsWith(asked)
    ? called.slice(asked.length)
    : called.slice(called.lastIndexOf(user.content) + user.content.length)
  const trimmed = reply.trimEnd()
  const stop = template.stop.find((text) => trimmed.endsWith(text))
  return stop === undefined ? reply : trimmed.slice(0, -stop.length)
}

function readCalls(parser: ToolCallParser, callFormat: string, text: string) {
  const reader = parser.open({ tools: [tool], callFormat })
  const parts = [...reader.push(text), ...reader.finish('stop')]
  return parts.flatMap((part) =>
    part.type === 'call' ? [{ name: part.name, arguments: part.arguments }] : [],
  )
}

/** JSON text that is equal for equal values, in whatever order their keys stand. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

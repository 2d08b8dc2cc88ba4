import type { Json, JsonObject } from '@orion-harness/core'
import type { Call } from './dialogue.ts'
import type { Source } from './source.ts'

/** Calls as the model's own chat template writes them. */
export function writeCalls(calls: readonly Call[]): string {
  return calls.map((call) => `<tool_call>\n${callJson(call)}\n</tool_call>`).join('\n')
}

/** Calls as small models write them on a bad day: right in what they ask for, wrong in form. */
export function writeDriftedCalls(source: Source, calls: readonly Call[]): string {
  const json = calls.map((call) => callJson(call))
  const body = json.length === 1 ? (json[0] ?? '') : `[${json.join(', ')}]`
  const proper = writeCalls(calls)
  const forms: readonly string[] = [
    body,
    `\`\`\`json\n${body}\n\`\`\``,
    `\`\`\`tool_call\n${body}\n\`\`\``,
    `${source.pick(introductions)}\n${proper}`,
    proper.replaceAll('"arguments": ', '"parameters": '),
    ...(calls.length > 1 ? [`<tool_call>\n${body}\n</tool_call>`] : []),
  ]
  return source.pick(forms)
}

const introductions = ['Let me check.', 'I will use a tool.', 'One moment.']

function callJson(call: Call): string {
  return spacedJson({ name: call.name, arguments: call.arguments })
}

/** JSON with a space after each colon and comma, as Jinja's `tojson` and Python write it. */
export function spacedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => spacedJson(item)).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value as JsonObject).map(
    ([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`,
  )
  return `{${members.join(', ')}}`
}

import { isObject, parseJson } from './read-call.ts'
import { strictCalls } from './strict-calls.ts'

/** How a reply writes its calls. */
export type CallShape = (typeof callShapes)[number]

/** Every shape, the template's own first. */
export const callShapes = [
  'canonical',
  'sentence before',
  'json fence',
  'tool_call fence',
  'bare object',
  'parameters key',
  'array',
  'no call',
  'other',
] as const

/** Which shape a reply has. A call that cannot be read at all is `other`. */
export function callShape(reply: string): CallShape {
  const text = reply.trim()
  if (strictCalls(text) !== undefined) return 'canonical'
  const fence = /^```(\w+)\s[\s\S]*```$/.exec(text)?.[1]
  if (fence === 'json') return 'json fence'
  if (fence === 'tool_call') return 'tool_call fence'
  return bareShape(text) ?? markedShape(text) ?? (/tool_call|"name"|[{[]"/.test(text) ? 'other' : 'no call')
}

function bareShape(text: string): CallShape | undefined {
  const whole = parseJson(text)
  if (Array.isArray(whole)) return 'array'
  const values = whole === undefined ? text.split('\n').map(parseJson) : [whole]
  if (!values.every(isObject)) return undefined
  return values.some((value) => 'parameters' in value) ? 'parameters key' : 'bare object'
}

function markedShape(text: string): CallShape | undefined {
  const blocks = [...text.matchAll(/<tool_call>([\s\S]*?)<\/tool_call>/g)].map((match) =>
    parseJson(match[1] ?? ''),
  )
  if (blocks.length === 0 || blocks.includes(undefined)) return undefined
  if (!text.startsWith('<tool_call>')) return 'sentence before'
  if (blocks.some((block) => Array.isArray(block))) return 'array'
  return blocks.some((block) => isObject(block) && 'parameters' in block) ? 'parameters key' : undefined
}

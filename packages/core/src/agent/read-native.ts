import type { EngineToolCallEvent } from '../contract/engine-event.ts'
import type { Json } from '../contract/json.ts'
import type { ReadArguments, ToolCallParser } from '../contract/tool-call-parser.ts'
import { isJsonObject } from '../conversation/is-json-object.ts'
import type { ModelCall } from './prepare.ts'

/** Levels of nesting that arguments may have. What walks a value calls itself once for each. */
const maxDepth = 200

/** Reads the arguments of a call that the server parsed: as the parser does, or as strict JSON where there is none. */
export function readNative(
  event: EngineToolCallEvent,
  { tools }: ModelCall,
  parser: ToolCallParser | undefined,
): ReadArguments {
  const tool = tools.find(({ name }) => name === event.name)
  if (tool !== undefined && parser?.readArguments !== undefined)
    return parser.readArguments(event.arguments, tool)
  try {
    const value = JSON.parse(event.arguments || '{}') as Json
    if (!isJsonObject(value)) return { ok: false, problem: 'The arguments are not a JSON object.' }
    if (isDeeper(value, maxDepth)) return { ok: false, problem: 'The arguments are nested too deep.' }
    return { ok: true, arguments: value, repairs: [] }
  } catch (error) {
    return { ok: false, problem: `The arguments are not valid JSON: ${String(error)}.` }
  }
}

function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item: Json) => isDeeper(item, levels - 1))
}

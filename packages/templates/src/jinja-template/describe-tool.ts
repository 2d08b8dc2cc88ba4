import type { Json, JsonObject, ToolSpec } from '@orion-harness/core'

/** The tool with an empty description for every property that has none, at any depth. */
export function describeTool(tool: ToolSpec): ToolSpec {
  return { ...tool, parameters: describeProperties(tool.parameters) }
}

function describeProperties(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => {
    if (key !== 'properties' || !isObject(value))
      return [key, isObject(value) ? describeProperties(value) : value]
    const properties = Object.entries(value).map(([name, property]): [string, Json] => [
      name,
      isObject(property) ? { description: '', ...describeProperties(property) } : property,
    ])
    return [key, Object.fromEntries(properties)]
  })
  return Object.fromEntries(entries)
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

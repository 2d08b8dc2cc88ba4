import type { Json, JsonObject, ToolSpec } from '@orion-harness/core'
import type { Peer, PeerCall } from './peer.ts'
import { isRecord, objectAt, strictJson } from './strict-json.ts'

/**
 * Ollama's generic parser: after the template's marker, the first known tool name as a substring, then the first
 * object that holds arguments, searched inside others too. A brace or bracket as marker counts only at the start.
 */
export function ollamaGeneric(marker: string, formats: readonly string[]): Peer {
  return {
    name: `Ollama generic, \`${marker}\``,
    formats,
    read(text, tools) {
      const start =
        marker === '{' || marker === '[' ? text.length - text.trimStart().length : text.indexOf(marker)
      if (start === -1 || !text.startsWith(marker, start)) return []
      const calls: PeerCall[] = []
      let rest = text.slice(start)
      for (;;) {
        const tool = firstTool(rest, tools)
        const found = tool === undefined ? undefined : firstArguments(rest, tool)
        if (tool === undefined || found === undefined) return calls
        calls.push({ name: tool, arguments: found.value })
        rest = rest.slice(found.end)
      }
    },
  }
}

function firstTool(text: string, tools: readonly ToolSpec[]): string | undefined {
  const places = tools
    .map(({ name }) => ({ name, at: text.indexOf(name) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length)
  return places[0]?.name
}

function firstArguments(
  text: string,
  tool: string,
): { readonly value: JsonObject; readonly end: number } | undefined {
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    const found = objectAt(text, at)
    const value = found === undefined ? undefined : findArguments(found.value, tool)
    if (found !== undefined && value !== undefined) return { value, end: found.end }
  }
  return undefined
}

function findArguments(object: JsonObject, tool: string): JsonObject | undefined {
  const isNamed = object['name'] === undefined || object['name'] === tool
  const direct = isNamed ? asObject(object['arguments'] ?? object['parameters']) : undefined
  if (direct !== undefined) return direct
  for (const value of Object.values(object)) {
    for (const item of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
      const inner = isRecord(item) ? findArguments(item, tool) : undefined
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

function asObject(value: Json | undefined): JsonObject | undefined {
  const decoded = typeof value === 'string' ? strictJson(value) : value
  return isRecord(decoded) ? decoded : undefined
}

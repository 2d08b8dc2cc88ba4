import type { ReadArguments, ToolSpec } from '@orion-harness/core'
import { readWholeJson } from '../json/read-json.ts'
import { checkCall } from './check-call.ts'
import { createNameResolver } from './resolve-name.ts'

/**
 * Reads the arguments of a call that a server has already parsed: tolerant JSON, then the tool's schema, the same
 * repairs as for calls read from text. Never throws.
 */
export function readArguments(text: string, tool: ToolSpec): ReadArguments {
  const reading = text.trim() === '' ? { value: {}, repairs: [] } : readWholeJson(text)
  const call = {
    name: tool.name,
    arguments: reading === undefined ? text : reading.value,
    textual: false,
    repairs: reading?.repairs ?? [],
  }
  const checked = checkCall(call, createNameResolver([tool]))
  if (checked.ok) return { ok: true, arguments: checked.arguments, repairs: checked.repairs }
  const { problem, arguments: written } = checked
  return { ok: false, problem, ...(written === undefined ? {} : { arguments: written }) }
}

import type { Json, ToolCall } from '@orion-harness/core'

/** Equal for calls of the same tool with equal arguments, whatever the order of their keys. */
export function callKey(call: Pick<ToolCall, 'name' | 'arguments' | 'unreadable'>): string {
  return `${call.name} ${call.unreadable?.raw ?? canonicalJson(call.arguments)}`
}

/** JSON with the keys of every object sorted. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
}

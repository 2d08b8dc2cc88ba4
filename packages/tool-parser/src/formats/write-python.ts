import type { Json } from '@orion-harness/core'
import type { WritableCall } from './call-format.ts'

/** `f(x='v', n=2)`. */
export function writePython(call: WritableCall): string {
  const entries = Object.entries(call.arguments)
  if (entries.some(([key]) => !/^[A-Za-z_]\w*$/.test(key)))
    return `${call.name}(${writeLiteral(call.arguments)})`
  return `${call.name}(${entries.map(([key, value]) => `${key}=${writeLiteral(value)}`).join(', ')})`
}

/** A Python literal. Plain text stands between single quotes, the rest as JSON escapes it. */
function writeLiteral(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return JSON.stringify(value)
  if (typeof value === 'string')
    return /^[\w .,/:-]*$/.test(value) && !value.includes(',') ? `'${value}'` : JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeLiteral(item)).join(', ')}]`
  const members = Object.entries(value).map(([key, item]) => `${writeLiteral(key)}: ${writeLiteral(item)}`)
  return `{${members.join(', ')}}`
}

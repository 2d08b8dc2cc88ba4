import type { Json } from '@orion-harness/core'

/**
 * JSON text as Python's `json.dumps(value, ensure_ascii=False)` writes it, which is what models were trained on:
 * `", "` and `": "` between things, or one thing per line when `indent` (spaces per level) is given. Numbers are
 * written as JavaScript writes them.
 */
export function pythonJson(value: Json, indent?: number): string {
  return write(value, indent, '\n')
}

function write(value: Json, indent: number | undefined, newline: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const isList = Array.isArray(value)
  const inner = indent === undefined ? '' : newline + ' '.repeat(indent)
  const items = isList
    ? value.map((item: Json) => write(item, indent, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, indent, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (items.length === 0) return open + close
  if (indent === undefined) return open + items.join(', ') + close
  return open + inner + items.join(`,${inner}`) + newline + close
}

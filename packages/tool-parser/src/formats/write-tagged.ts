import type { WritableCall } from './call-format.ts'
import { writeJson } from './write-json.ts'

export interface TagShape {
  /** The tag that begins the call, with the line break after it where there is one. */
  readonly open: (name: string) => string
  readonly close: string
  readonly value: (key: string, text: string, isString: boolean) => string
}

/**
 * True when every value can stand between tags as it is. These formats escape nothing: a value that shows tags of a
 * call, or whose line breaks at the ends could be taken for layout, would come back changed.
 */
export function isPlainCall(call: WritableCall): boolean {
  return Object.entries(call.arguments).every(([key, value]) => {
    const text = typeof value === 'string' ? value : writeJson(value)
    return /^[\w.-]+$/.test(key) && !/^\s*<!\[CDATA|^[\r\n]|\r?\n$/.test(text) && !hasTag(text)
  })
}

function hasTag(text: string): boolean {
  return /<[^<>\n]{0,40}(?:tool|function|param|invoke|arg|name|call)|<\//i.test(text)
}

/** A call as tags; as JSON inside its outermost tag when a value cannot stand between tags. */
export function writeTagged(call: WritableCall, shape: TagShape): string {
  if (!isPlainCall(call)) return `${shape.open(call.name)}${writeJson(call.arguments)}${shape.close}`
  const values = Object.entries(call.arguments).map(([key, value]) =>
    shape.value(key, typeof value === 'string' ? value : writeJson(value), typeof value === 'string'),
  )
  return `${shape.open(call.name)}${values.join('')}${shape.close}`
}

import type { Runtime } from '../runtime/runtime.ts'
import { lowerCase } from '../text/case.ts'
import { Text, rawOf } from '../text/text.ts'
import { List } from '../values/list.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'

/** Reads `a.b.0` out of a value; a missing step is replaced by `fallback` where there is one. */
export function attributeGetter(
  runtime: Runtime,
  path: Value,
  fallback: Value = null,
): (value: Value) => Value {
  const parts = partsOf(path)
  return (value) => {
    let found = value
    for (const part of parts) {
      found = runtime.lookup.item(runtime, found, part)
      if (fallback !== null && found instanceof Undefined) found = fallback
    }
    return found
  }
}

/** Reads several attributes, `a,b.c`, as a list to order by. */
export function sortKeyGetter(runtime: Runtime, paths: Value, foldsCase: boolean): (value: Value) => Value {
  const split = isText(paths) ? rawOf(paths).split(',') : [paths]
  const getters = split.map((path) => attributeGetter(runtime, path))
  return (value) => new List(getters.map((get) => (foldsCase ? ignoreCase(get(value)) : get(value))))
}

/** A text in lower case; any other value as it is. */
export function ignoreCase(value: Value): Value {
  return isText(value) ? lowerCase(value) : value
}

function partsOf(path: Value): Value[] {
  if (path === null) return []
  if (!isText(path)) return [path]
  return rawOf(path)
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function isText(value: Value): value is string | Text {
  return typeof value === 'string' || value instanceof Text
}

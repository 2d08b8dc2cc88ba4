import type { Json, JsonObject } from '@orion-harness/core'
import { asSchema, isList, isObject, type SchemaNode } from './schema-node.ts'

/**
 * The schema a `$ref` points at inside its own document: `#`, a JSON Pointer such as `#/$defs/node`, or the
 * `$anchor` or `$id` of one of its definitions. Undefined when it points anywhere else.
 */
export function resolveReference(document: JsonObject, reference: string): SchemaNode | undefined {
  if (reference === '#' || reference === document['$id']) return document
  if (reference.startsWith('#/')) return resolvePointer(document, reference.slice(2))
  for (const key of ['$defs', 'definitions']) {
    const definitions = document[key]
    if (!isObject(definitions)) continue
    for (const definition of Object.values(definitions)) {
      if (!isObject(definition)) continue
      if ([definition['$id'], asFragment(definition['$anchor'])].includes(reference)) return definition
    }
  }
  return undefined
}

function resolvePointer(document: JsonObject, pointer: string): SchemaNode | undefined {
  let value: Json | undefined = document
  for (const step of pointer.split('/')) {
    const key = decodeStep(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if (isList(value)) value = value[Number(key)]
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key]
    else return undefined
  }
  return value === undefined ? undefined : asSchema(value)
}

function decodeStep(step: string): string {
  return step.includes('%') && isDecodable(step) ? decodeURIComponent(step) : step
}

function isDecodable(step: string): boolean {
  return /^(?:[^%]|%[0-7][0-9A-Fa-f])*$/u.test(step)
}

function asFragment(anchor: Json | undefined): string | undefined {
  return typeof anchor === 'string' ? `#${anchor}` : undefined
}

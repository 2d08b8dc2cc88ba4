import type { Json, JsonObject } from '@orion-harness/core'

/**
 * Judges values by a schema, keyword by keyword, on its own account: it shares nothing with the converter. Keywords
 * in `ignored` are not looked at. Formats are left to the caller.
 */
export function isValid(
  schema: Json | undefined,
  value: Json,
  document: JsonObject,
  ignored: ReadonlySet<string> = new Set(),
): boolean {
  if (schema === undefined || schema === true) return true
  if (schema === false) return false
  const rules = schema as JsonObject
  return Object.entries(rules).every(
    ([keyword, rule]) =>
      ignored.has(keyword) || checks[keyword]?.({ rule, rules, value, document, ignored }) !== false,
  )
}

interface Check {
  readonly rule: Json
  readonly rules: JsonObject
  readonly value: Json
  readonly document: JsonObject
  readonly ignored: ReadonlySet<string>
}

function sub({ document, ignored }: Check, schema: Json | undefined, value: Json | undefined): boolean {
  return value === undefined || isValid(schema, value, document, ignored)
}

function record(value: Json): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

function list(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined
}

function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isType(type: Json, value: Json): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? record(value) !== undefined : typeof value === type
}

const checks: Readonly<Record<string, (check: Check) => boolean>> = {
  type: ({ rule, value }) => (list(rule) ?? [rule]).some((type) => isType(type, value)),
  const: ({ rule, value }) => JSON.stringify(rule) === JSON.stringify(value),
  enum: ({ rule, value }) =>
    list(rule)?.some((item) => JSON.stringify(item) === JSON.stringify(value)) === true,
  anyOf: (check) => list(check.rule)?.some((option) => sub(check, option, check.value)) === true,
  oneOf: (check) => list(check.rule)?.filter((option) => sub(check, option, check.value)).length === 1,
  allOf: (check) => list(check.rule)?.every((option) => sub(check, option, check.value)) === true,
  not: (check) => !sub(check, check.rule, check.value),
  $ref: (check) => sub(check, resolve(check.document, text(check.rule)), check.value),
  minimum: ({ rule, value }) => typeof value !== 'number' || value >= Number(rule),
  maximum: ({ rule, value }) => typeof value !== 'number' || value <= Number(rule),
  exclusiveMinimum: ({ rule, value }) => typeof value !== 'number' || value > Number(rule),
  exclusiveMaximum: ({ rule, value }) => typeof value !== 'number' || value < Number(rule),
  multipleOf: ({ rule, value }) => typeof value !== 'number' || Number.isInteger(value / Number(rule)),
  minLength: ({ rule, value }) => typeof value !== 'string' || Array.from(value).length >= Number(rule),
  maxLength: ({ rule, value }) => typeof value !== 'string' || Array.from(value).length <= Number(rule),
  pattern: ({ rule, value }) => typeof value !== 'string' || new RegExp(text(rule), 'u').test(value),
  minItems: ({ rule, value }) => (list(value)?.length ?? Infinity) >= Number(rule),
  maxItems: ({ rule, value }) => (list(value)?.length ?? 0) <= Number(rule),
  uniqueItems: ({ value }) =>
    new Set(list(value)?.map((item) => JSON.stringify(item))).size === (list(value)?.length ?? 0),
  prefixItems: (check) =>
    list(check.rule)?.every((one, at) => sub(check, one, list(check.value)?.[at])) === true,
  items: (check) => {
    const start = list(check.rules['prefixItems'])?.length ?? 0
    return (
      list(check.value)
        ?.slice(start)
        .every((item) => sub(check, check.rule, item)) !== false
    )
  },
  required: ({ rule, value }) => {
    const object = record(value)
    return object === undefined || list(rule)?.every((key) => Object.hasOwn(object, text(key))) === true
  },
  properties: (check) =>
    Object.entries(record(check.rule) ?? {}).every(([key, one]) =>
      sub(check, one, record(check.value)?.[key]),
    ),
  additionalProperties: (check) => {
    const known = record(check.rules['properties'] ?? {}) ?? {}
    return Object.entries(record(check.value) ?? {}).every(
      ([key, item]) => Object.hasOwn(known, key) || sub(check, check.rule, item),
    )
  },
  propertyNames: (check) =>
    Object.keys(record(check.value) ?? {}).every((key) => sub(check, check.rule, key)),
  minProperties: ({ rule, value }) =>
    Object.keys(record(value) ?? {}).length >= Number(rule) || record(value) === undefined,
  maxProperties: ({ rule, value }) => Object.keys(record(value) ?? {}).length <= Number(rule),
}

function resolve(document: JsonObject, reference: string): Json | undefined {
  let value: Json | undefined = document
  for (const step of reference.split('/').slice(1)) value = record(value ?? null)?.[step]
  return value
}

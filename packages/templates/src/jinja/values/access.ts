import {
  dictMethods,
  dictMutators,
  listMethods,
  listMutators,
  tupleMethods,
} from '../builtins/container-methods.ts'
import { textMethods } from '../builtins/text-methods.ts'
import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text, rawOf } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { chargeMeasuring, lengthOf, slicePoints, stepPoints } from '../text/text-index.ts'
import { Dict } from './dict.ts'
import { Float } from './float.ts'
import { List, Tuple } from './list.ts'
import { asInteger } from './number.ts'
import { Range } from './range.ts'
import { represent } from './represent.ts'
import { typeName } from './type-name.ts'
import { Undefined } from './undefined.ts'
import { Thing, builtin } from './value.ts'
import type { Keywords, Value } from './value.ts'

type BoundMethod = (runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined) => Value

/** `value.name`: the attribute first, then the item of that name, else Undefined. */
export function getAttribute(runtime: Runtime, value: Value, name: string): Value {
  if (value instanceof Dict && !dictNames.has(name)) {
    const item = value.getText(name)
    return item === undefined ? noSuch(runtime, value, name) : item
  }
  const attribute = attributeOf(runtime, value, name)
  if (attribute !== undefined) return attribute
  if (value instanceof Dict) {
    const item = value.getText(name)
    return item === undefined ? noSuch(runtime, value, name) : item
  }
  if (value instanceof Undefined) value.fail()
  return noSuch(runtime, value, name)
}

/** `value[key]`: the item first, then the attribute of that name, else Undefined. */
export function getItem(runtime: Runtime, value: Value, key: Value): Value {
  if (typeof value === 'string' || value instanceof Text) chargeMeasuring(runtime, value)
  const item = itemOf(value, key)
  if (item !== undefined) return item
  if (typeof key === 'string' || key instanceof Text) {
    const attribute = attributeOf(runtime, value, rawOf(key))
    if (attribute !== undefined) return attribute
  }
  return noSuch(runtime, value, key)
}

/** `value[start:stop:step]`. */
export function getSlice(
  runtime: Runtime,
  value: Value,
  start: Value | undefined,
  stop: Value | undefined,
  step: Value | undefined,
): Value {
  if (value instanceof Undefined) value.fail()
  const isText = typeof value === 'string' || value instanceof Text
  if (!isText && !(value instanceof List) && !(value instanceof Tuple) && !(value instanceof Range)) {
    throw new Fault(
      'TypeError',
      value instanceof Dict ? "unhashable type: 'slice'" : `'${typeName(value)}' object is not subscriptable`,
    )
  }
  if (isText) chargeMeasuring(runtime, value)
  const length = isText ? lengthOf(value) : value instanceof Range ? value.length : value.items.length
  const { from, by, count } = sliceBounds(length, start, stop, step)
  runtime.chargeText(count)
  if (isText)
    return by === 1 ? slicePoints(value, from, from + count) : stepPoints(runtime, value, from, by, count)
  if (value instanceof Range) {
    const first = value.at(from)
    return new Range(first, first + count * by * value.step, by * value.step)
  }
  const items =
    by === 1
      ? value.items.slice(from, from + count)
      : Array.from({ length: count }, (_, index) => value.items[from + index * by] as Value)
  return value instanceof List ? new List(items) : new Tuple(items)
}

/** Calls `value.name(…)` without making a function of it, where `value` has such a method. */
export function methodOf(runtime: Runtime, value: Value, name: string): BoundMethod | undefined {
  const method = plainMethodOf(value, name)
  if (method !== undefined) return method
  if (!runtime.mutation) return undefined
  if (value instanceof List) return bindMethod(listMutators.get(name), value)
  return value instanceof Dict ? bindMethod(dictMutators.get(name), value) : undefined
}

function plainMethodOf(value: Value, name: string): BoundMethod | undefined {
  if (typeof value === 'string' || value instanceof Text) return bindMethod(textMethods.get(name), value)
  if (value instanceof Dict) return bindMethod(dictMethods.get(name), value)
  if (value instanceof List) return bindMethod(listMethods.get(name), value)
  return value instanceof Tuple ? bindMethod(tupleMethods.get(name), value) : undefined
}

function bindMethod<Self extends Str | Dict | List | Tuple>(
  method:
    | ((runtime: Runtime, self: Self, positional: readonly Value[], keywords: Keywords | undefined) => Value)
    | undefined,
  self: Self,
): BoundMethod | undefined {
  if (method === undefined) return undefined
  return (runtime, positional, keywords) => method(runtime, self, positional, keywords)
}

function attributeOf(runtime: Runtime, value: Value, name: string): Value | undefined {
  if (value instanceof Thing && !objectAttributes.has(name)) return value.attribute(runtime, name)
  const method = methodOf(runtime, value, name)
  if (method !== undefined) return builtin(name, method)
  if (objectAttributes.has(name)) return unsafe(value, name)
  const isMutator =
    (value instanceof List && listMutators.has(name)) || (value instanceof Dict && dictMutators.has(name))
  if (isMutator) return unsafe(value, name)
  if (value instanceof Tuple && value.names.includes(name)) return value.items[value.names.indexOf(name)]
  if (value instanceof Range && rangeAttributes.has(name)) return rangeAttribute(value, name)
  return numberAttribute(value, name)
}

const objectAttributes: ReadonlySet<string> = new Set(
  (
    '__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ ' +
    '__init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ ' +
    '__sizeof__ __str__ __subclasshook__'
  ).split(' '),
)

/** Names that are not simply keys of a dict. */
const dictNames: ReadonlySet<string> = new Set([
  ...dictMethods.keys(),
  ...dictMutators.keys(),
  ...objectAttributes,
])

const rangeAttributes: ReadonlySet<string> = new Set(['start', 'stop', 'step'])

function rangeAttribute(range: Range, name: string): number {
  return name === 'start' ? range.start : name === 'stop' ? range.stop : range.step
}

function numberAttribute(value: Value, name: string): Value | undefined {
  const whole = asInteger(value)
  if (whole !== undefined) {
    if (name === 'real' || name === 'numerator') return whole
    if (name === 'imag') return 0
    if (name === 'denominator') return 1
    if (name === 'bit_length')
      return builtin(name, () => (whole < 0 ? -whole : whole).toString(2).length * Number(whole !== 0))
    return name === 'conjugate' ? builtin(name, () => whole) : undefined
  }
  if (!(value instanceof Float)) return undefined
  if (name === 'is_integer') return builtin(name, () => Number.isInteger(value.number))
  return name === 'real' ? value : name === 'imag' ? new Float(0) : undefined
}

function itemOf(value: Value, key: Value): Value | undefined {
  if (value instanceof Dict) return key instanceof List || key instanceof Dict ? undefined : value.get(key)
  if (value instanceof Undefined) value.fail()
  const index = asInteger(key)
  if (index === undefined) return undefined
  const place = Number(index)
  if (value instanceof List || value instanceof Tuple) return value.items.at(place)
  if (value instanceof Range) {
    const from = place < 0 ? place + value.length : place
    return from >= 0 && from < value.length ? value.at(from) : undefined
  }
  if (typeof value !== 'string' && !(value instanceof Text)) return undefined
  const length = lengthOf(value)
  const from = place < 0 ? place + length : place
  return from >= 0 && from < length ? slicePoints(value, from, from + 1) : undefined
}

function sliceBounds(
  length: number,
  start: Value | undefined,
  stop: Value | undefined,
  step: Value | undefined,
): { from: number; by: number; count: number } {
  const by = step === undefined || step === null ? 1 : bound(step)
  if (by === 0) throw new Fault('ValueError', 'slice step cannot be zero')
  const [lowest, highest] = by > 0 ? [0, length] : [-1, length - 1]
  const place = (value: Value | undefined, usual: number): number => {
    if (value === undefined || value === null) return usual
    const index = bound(value)
    return index < 0 ? Math.max(lowest, index + length) : Math.min(index, highest)
  }
  const from = place(start, by > 0 ? lowest : highest)
  const to = place(stop, by > 0 ? highest : lowest)
  return { from, by, count: Math.max(0, Math.ceil((to - from) / by)) }
}

function bound(value: Value): number {
  const whole = asInteger(value)
  if (whole === undefined) {
    throw new Fault('TypeError', 'slice indices must be integers or None or have an __index__ method')
  }
  return Number(whole)
}

function unsafe(value: Value, name: string): Undefined {
  return new Undefined(
    () => `access to attribute '${name}' of '${typeName(value)}' object is unsafe.`,
    'SecurityError',
  )
}

function noSuch(runtime: Runtime, value: Value, key: Value): Undefined {
  return new Undefined(() => {
    const owner = describeOwner(value)
    const name = rawOf(represent(runtime, key))
    const isText = typeof key === 'string' || key instanceof Text
    return isText ? `'${owner}' has no attribute ${name}` : `${owner} has no element ${name}`
  })
}

/** Python puts the module before the name of a type that is not built in. */
const modules: Readonly<Record<string, string>> = {
  Cycler: 'jinja2.utils.',
  LoopContext: 'jinja2.runtime.',
  Macro: 'jinja2.runtime.',
  Markup: 'markupsafe.',
  Namespace: 'jinja2.utils.',
}

function describeOwner(value: Value): string {
  if (value === null) return 'None'
  const type = typeName(value)
  return `${modules[type] ?? ''}${type} object`
}

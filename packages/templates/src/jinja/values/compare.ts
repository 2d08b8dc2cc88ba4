import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text, hasSurrogate, rawOf } from '../text/text.ts'
import { Dict } from './dict.ts'
import { DictView } from './dict-view.ts'
import { Float } from './float.ts'
import { Iteration } from './iteration.ts'
import { List, Tuple } from './list.ts'
import { Range } from './range.ts'
import { iterate } from './sequence.ts'
import { typeName } from './type-name.ts'
import { Undefined } from './undefined.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'

/** Python's `==`: by value, ints, floats and bools alike, a str never equal to a number. */
export function equals(runtime: Runtime, left: Value, right: Value): boolean {
  if (left === right) return true
  if (isTextValue(left)) {
    if (!isTextValue(right) || rawOf(left).length !== rawOf(right).length) return false
    runtime.chargeText(rawOf(left).length)
    return rawOf(left) === rawOf(right)
  }
  const number = numeric(left)
  if (number !== undefined) {
    const other = numeric(right)
    // eslint-disable-next-line eqeqeq -- an int may be a number or a bigint
    return other !== undefined && number == other
  }
  if (left instanceof Undefined) return right instanceof Undefined
  if (left instanceof List) return right instanceof List && sameItems(runtime, left.items, right.items)
  if (left instanceof Tuple) return right instanceof Tuple && sameItems(runtime, left.items, right.items)
  if (left instanceof Dict) return right instanceof Dict && sameEntries(runtime, left, right)
  if (left instanceof DictView) return right instanceof DictView && sameViews(runtime, left, right)
  if (left instanceof Range) {
    return (
      right instanceof Range && sameItems(runtime, [...iterate(runtime, left)], [...iterate(runtime, right)])
    )
  }
  return false
}

/** An operator of order, as Python writes it. */
export type OrderOperator = '<' | '<=' | '>' | '>='

/** Python's `<`, `<=`, `>` and `>=`; throws a `TypeError` for types without an order between them. */
export function isOrdered(runtime: Runtime, operator: OrderOperator, left: Value, right: Value): boolean {
  const [one, other] = [numeric(left), numeric(right)]
  if (one !== undefined && other !== undefined) return holds(operator, one, other)
  if (isTextValue(left) && isTextValue(right)) {
    runtime.chargeText(rawOf(left).length)
    return holds(operator, compareRaw(rawOf(left), rawOf(right)), 0)
  }
  if (left instanceof List && right instanceof List)
    return orderItems(runtime, operator, left.items, right.items)
  if (left instanceof Tuple && right instanceof Tuple)
    return orderItems(runtime, operator, left.items, right.items)
  if (left instanceof Undefined) left.fail()
  if (right instanceof Undefined) right.fail()
  throw new Fault(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  )
}

/** Python's `in`. */
export function contains(runtime: Runtime, container: Value, item: Value): boolean {
  if (isTextValue(container)) {
    if (isTextValue(item)) {
      runtime.chargeText(rawOf(container).length)
      return rawOf(container).includes(rawOf(item))
    }
    throw new Fault('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`)
  }
  if (container instanceof Dict) return container.get(item) !== undefined
  if (container instanceof DictView && container.part === 'keys')
    return container.dict.get(item) !== undefined
  const isIterable =
    container instanceof List ||
    container instanceof Tuple ||
    container instanceof Range ||
    container instanceof Iteration ||
    container instanceof Undefined ||
    (container instanceof Thing && container.elements() !== undefined)
  if (!isIterable) throw new Fault('TypeError', `argument of type '${typeName(container)}' is not iterable`)
  for (const member of iterate(runtime, container)) {
    runtime.charge(1)
    if (equals(runtime, member, item)) return true
  }
  return false
}

/** Order of two texts by code points: below zero, zero or above. */
export function compareRaw(left: string, right: string): number {
  if (left === right) return 0
  if (!hasSurrogate(left) && !hasSurrogate(right)) return left < right ? -1 : 1
  const length = Math.min(left.length, right.length)
  let at = 0
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1
  if (at === length) return left.length - right.length
  if (at > 0 && (left.charCodeAt(at - 1) & 0xfc00) === 0xd800) at -= 1
  return (left.codePointAt(at) as number) - (right.codePointAt(at) as number)
}

function isTextValue(value: Value): value is string | Text {
  return typeof value === 'string' || value instanceof Text
}

function numeric(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return Number(value)
  return value instanceof Float ? value.number : undefined
}

function holds(operator: OrderOperator, left: number | bigint, right: number | bigint): boolean {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return operator satisfies never
  }
}

function orderItems(
  runtime: Runtime,
  operator: OrderOperator,
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  runtime.enter()
  const length = Math.min(left.length, right.length)
  let index = 0
  while (index < length && equals(runtime, left[index] as Value, right[index] as Value)) {
    runtime.charge(1)
    index += 1
  }
  const result =
    index < length
      ? isOrdered(runtime, operator, left[index] as Value, right[index] as Value)
      : holds(operator, left.length, right.length)
  runtime.leave()
  return result
}

function sameItems(runtime: Runtime, left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false
  runtime.enter()
  runtime.charge(left.length)
  const isSame = left.every((item, index) => equals(runtime, item, right[index] as Value))
  runtime.leave()
  return isSame
}

/** Keys and items compare as sets, values only with themselves. */
function sameViews(runtime: Runtime, left: DictView, right: DictView): boolean {
  if (left.part === 'values' || right.part === 'values' || left.dict.size !== right.dict.size) return false
  if (left.part !== right.part) return left.dict.size === 0
  if (left.part === 'items') return sameEntries(runtime, left.dict, right.dict)
  runtime.charge(left.dict.size)
  return [...left.dict.entries()].every(({ key }) => right.dict.get(key) !== undefined)
}

function sameEntries(runtime: Runtime, left: Dict, right: Dict): boolean {
  if (left.size !== right.size) return false
  runtime.enter()
  let isSame = true
  for (const { key, value } of left.entries()) {
    runtime.charge(1)
    const other = right.get(key)
    isSame = other !== undefined && equals(runtime, value, other)
    if (!isSame) break
  }
  runtime.leave()
  return isSame
}

import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text, concat, isMarkup, rawOf, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { escapeMarkup } from '../text/markup.ts'
import { repeatText } from '../text/pad.ts'
import { formatPercent } from '../format/percent.ts'
import { Float } from './float.ts'
import { List, Tuple } from './list.ts'
import {
  addIntegers,
  asInteger,
  asNumber,
  divideFloats,
  divideIntegers,
  integer,
  multiplyIntegers,
  powerOfIntegers,
  quotientOf,
  subtractIntegers,
} from './number.ts'
import { typeName } from './type-name.ts'
import { Undefined } from './undefined.ts'
import type { Value } from './value.ts'

/** Python's `+`. */
export function add(runtime: Runtime, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return addIntegers(left, right)
  if (isText(left) && isText(right)) return joinTwo(runtime, left, right)
  const [leftInteger, rightInteger] = [asInteger(left), asInteger(right)]
  if (leftInteger !== undefined && rightInteger !== undefined) return addIntegers(leftInteger, rightInteger)
  const [leftNumber, rightNumber] = [asNumber(left), asNumber(right)]
  if (leftNumber !== undefined && rightNumber !== undefined) return new Float(leftNumber + rightNumber)
  failOnUndefined(left, right)
  if (left instanceof List && right instanceof List) {
    runtime.chargeText(left.items.length + right.items.length)
    return new List([...left.items, ...right.items])
  }
  if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items])
  if (isText(left) || left instanceof List || left instanceof Tuple) {
    const type = isText(left) ? 'str' : typeName(left)
    throw new Fault('TypeError', `can only concatenate ${type} (not "${typeName(right)}") to ${type}`)
  }
  return unsupported('+', left, right)
}

/** Python's `-`. */
export function subtract(_runtime: Runtime, left: Value, right: Value): Value {
  return arithmetic('-', left, right, subtractIntegers, (one, other) => one - other)
}

/** Python's `*`, of numbers and of a sequence and an int. */
export function multiply(runtime: Runtime, left: Value, right: Value): Value {
  failOnUndefined(left, right)
  if (isSequence(left)) return repeat(runtime, left, right)
  if (isSequence(right)) return repeat(runtime, right, left)
  return arithmetic('*', left, right, multiplyIntegers, (one, other) => one * other)
}

/** Python's `/`, always a float. */
export function divide(_runtime: Runtime, left: Value, right: Value): Value {
  const [dividend, divisor] = numbers('/', left, right)
  if (divisor === 0) {
    const isFloat = left instanceof Float || right instanceof Float
    throw new Fault('ZeroDivisionError', isFloat ? 'float division by zero' : 'division by zero')
  }
  const [one, other] = [asInteger(left), asInteger(right)]
  return new Float(one === undefined || other === undefined ? dividend / divisor : quotientOf(one, other))
}

/** Python's `//`. */
export function floorDivide(_runtime: Runtime, left: Value, right: Value): Value {
  const [one, other] = [asInteger(left), asInteger(right)]
  if (one !== undefined && other !== undefined) return divideIntegers(one, other).quotient
  const [dividend, divisor] = numbers('//', left, right)
  if (divisor === 0) throw new Fault('ZeroDivisionError', 'float floor division by zero')
  return new Float(divideFloats(dividend, divisor).quotient)
}

/** Python's `%`, of numbers and of a format string and its values. */
export function modulo(runtime: Runtime, left: Value, right: Value): Value {
  if (isText(left)) return formatPercent(runtime, left, right)
  const [one, other] = [asInteger(left), asInteger(right)]
  if (one !== undefined && other !== undefined) {
    if (other === 0) throw new Fault('ZeroDivisionError', 'integer modulo by zero')
    return divideIntegers(one, other).remainder
  }
  const [dividend, divisor] = numbers('%', left, right)
  if (divisor === 0) throw new Fault('ZeroDivisionError', 'float modulo')
  return new Float(divideFloats(dividend, divisor).remainder)
}

/** Python's `**`. */
export function power(_runtime: Runtime, left: Value, right: Value): Value {
  const [one, other] = [asInteger(left), asInteger(right)]
  if (one !== undefined && other !== undefined && other >= 0) return powerOfIntegers(one, other)
  const [base, exponent] = numbers('** or pow()', left, right)
  if (base === 0 && exponent < 0) {
    throw new Fault('ZeroDivisionError', '0.0 cannot be raised to a negative power')
  }
  if (base < 0 && Number.isFinite(base) && !Number.isInteger(exponent) && Number.isFinite(exponent)) {
    throw new Fault('NotSupported', 'the result would be a complex number')
  }
  const result = pythonPower(base, exponent)
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw new Fault('OverflowError', "(34, 'Numerical result out of range')")
  }
  return new Float(result)
}

/** Python's unary `-`. */
export function negate(_runtime: Runtime, value: Value): Value {
  const whole = asInteger(value)
  if (whole !== undefined) return typeof whole === 'number' ? 0 - whole : integer(-whole)
  if (value instanceof Float) return new Float(-value.number)
  return badOperand('-', value)
}

/** Python's unary `+`. */
export function plus(_runtime: Runtime, value: Value): Value {
  return asInteger(value) ?? (value instanceof Float ? value : badOperand('+', value))
}

/** Joins two texts as Python's `+` does: Markup escapes what is not. */
export function joinTwo(runtime: Runtime, left: Str, right: Str): Str {
  runtime.checkLength(rawOf(left).length + rawOf(right).length)
  if (!isMarkup(left) && !isMarkup(right)) return concat(left, right)
  return withMarkup(concat(escapeMarkup(runtime, left), escapeMarkup(runtime, right)), true)
}

export function isText(value: Value): value is Str {
  return typeof value === 'string' || value instanceof Text
}

function isSequence(value: Value): value is Str | List | Tuple {
  return isText(value) || value instanceof List || value instanceof Tuple
}

function repeat(runtime: Runtime, sequence: Str | List | Tuple, times: Value): Value {
  const count = asInteger(times)
  if (count === undefined) {
    throw new Fault('TypeError', `can't multiply sequence by non-int of type '${typeName(times)}'`)
  }
  if (typeof count === 'bigint')
    throw new Fault('OverflowError', "cannot fit 'int' into an index-sized integer")
  if (isText(sequence)) return repeatText(runtime, sequence, count)
  const rounds = Math.max(0, count)
  runtime.checkLength(sequence.items.length * rounds)
  runtime.charge(sequence.items.length * rounds)
  const items: Value[] = []
  for (let round = 0; round < rounds && sequence.items.length > 0; round += 1) {
    for (const item of sequence.items) items.push(item)
  }
  return sequence instanceof List ? new List(items) : new Tuple(items)
}

function arithmetic(
  operator: string,
  left: Value,
  right: Value,
  ofIntegers: typeof subtractIntegers,
  ofFloats: (left: number, right: number) => number,
): Value {
  const [one, other] = [asInteger(left), asInteger(right)]
  if (one !== undefined && other !== undefined) return ofIntegers(one, other)
  const [first, second] = numbers(operator, left, right)
  return new Float(ofFloats(first, second))
}

function numbers(operator: string, left: Value, right: Value): [number, number] {
  const [one, other] = [asNumber(left), asNumber(right)]
  if (one !== undefined && other !== undefined) return [one, other]
  failOnUndefined(left, right)
  return unsupported(operator, left, right)
}

function failOnUndefined(left: Value, right: Value): void {
  if (left instanceof Undefined) left.fail()
  if (right instanceof Undefined) right.fail()
}

function unsupported(operator: string, left: Value, right: Value): never {
  const [one, other] = [typeName(left), typeName(right)]
  throw new Fault('TypeError', `unsupported operand type(s) for ${operator}: '${one}' and '${other}'`)
}

function badOperand(operator: string, value: Value): never {
  if (value instanceof Undefined) value.fail()
  throw new Fault('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`)
}

function pythonPower(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent))) return 1
  return base ** exponent
}

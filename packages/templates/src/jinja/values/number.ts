import { Fault } from '../runtime/fault.ts'
import { Float } from './float.ts'
import type { Value } from './value.ts'

/** An int of Python: a number where it is safe, a bigint beyond. */
export type Integer = number | bigint

const maximumBits = 131_072

/** The value as an int, as Python takes bools for ints; undefined when it is neither. */
export function asInteger(value: Value): Integer | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'boolean' ? Number(value) : undefined
}

/** The value as a JavaScript number: an int, a bool or a float; undefined when it is none. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (value instanceof Float) return value.number
  return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : undefined
}

/** The shortest form of an int. Throws a `LimitError` for one of more than 131,072 bits. */
export function integer(value: bigint): Integer {
  const number = Number(value)
  if (Number.isSafeInteger(number)) return number
  if (!Number.isFinite(number) && BigInt.asIntN(maximumBits, value) !== value) {
    throw new Fault('LimitError', `an int would have more than ${maximumBits} bits`)
  }
  return value
}

/** An int from a float, cut towards zero, as Python's `int` does it. */
export function truncate(number: number): Integer {
  if (Number.isNaN(number)) throw new Fault('ValueError', 'cannot convert float NaN to integer')
  if (!Number.isFinite(number)) throw new Fault('OverflowError', 'cannot convert float infinity to integer')
  const whole = Math.trunc(number)
  return Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole)
}

export function addIntegers(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (Number.isSafeInteger(sum)) return sum
  }
  return integer(BigInt(left) + BigInt(right))
}

export function subtractIntegers(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right
    if (Number.isSafeInteger(difference)) return difference
  }
  return integer(BigInt(left) - BigInt(right))
}

export function multiplyIntegers(left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right
    if (Number.isSafeInteger(product)) return product + 0
  }
  return integer(BigInt(left) * BigInt(right))
}

/** Division that rounds down, with a remainder of the divisor's sign. */
export function divideIntegers(left: Integer, right: Integer): { quotient: Integer; remainder: Integer } {
  if (right === 0) throw new Fault('ZeroDivisionError', 'integer division or modulo by zero')
  if (typeof left === 'number' && typeof right === 'number') {
    const remainder = ((left % right) + right) % right
    return { quotient: (left - remainder) / right + 0, remainder: remainder + 0 }
  }
  const [dividend, divisor] = [BigInt(left), BigInt(right)]
  const remainder = ((dividend % divisor) + divisor) % divisor
  return { quotient: integer((dividend - remainder) / divisor), remainder: integer(remainder) }
}

/** Python's `/` of two ints, rounded once however long they are; the divisor is not zero. */
export function quotientOf(left: Integer, right: Integer): number {
  if (typeof left === 'number' && typeof right === 'number') return left / right
  const isNegative = left < 0 !== right < 0
  const [dividend, divisor] = [magnitude(left), magnitude(right)]
  const excess = dividend.toString(2).length - divisor.toString(2).length
  const shift = BigInt(Math.max(0, 66 - excess))
  const scaled = dividend << shift
  const sticky = scaled % divisor === 0n ? 0n : 1n
  const size = Number((scaled / divisor) | sticky) * 2 ** -Number(shift)
  if (!Number.isFinite(size))
    throw new Fault('OverflowError', 'integer division result too large for a float')
  return isNegative ? -size : size
}

function magnitude(value: Integer): bigint {
  return value < 0 ? -BigInt(value) : BigInt(value)
}

/** Python's float `//` and `%`. */
export function divideFloats(left: number, right: number): { quotient: number; remainder: number } {
  let remainder = left % right
  let quotient = (left - remainder) / right
  if (remainder !== 0) {
    if (right < 0 !== remainder < 0) {
      remainder += right
      quotient -= 1
    }
  } else remainder = right < 0 ? -0 : 0
  if (quotient === 0) return { quotient: Object.is(left / right, -0) || left / right < 0 ? -0 : 0, remainder }
  const floor = Math.floor(quotient)
  return { quotient: quotient - floor > 0.5 ? floor + 1 : floor, remainder }
}

/** Python's `**` of ints with an exponent of zero or more. */
export function powerOfIntegers(base: Integer, exponent: Integer): Integer {
  const bits = BigInt(base).toString(2).length * Number(exponent)
  if (bits > maximumBits * 2) throw new Fault('LimitError', `an int would have more than ${maximumBits} bits`)
  return integer(BigInt(base) ** BigInt(exponent))
}

/** Digits of a float of zero or more, rounded exactly, half to even, as C's `printf` does it. */

const exactDigits = 100

/** `%.{precision}f` */
export function fixed(size: number, precision: number): string {
  if (size < 1e21 && precision <= exactDigits) return roundHalfEven(size, precision)
  const whole = BigInt(Math.trunc(size)).toString()
  return precision === 0
    ? whole
    : `${whole}.${roundHalfEven(size % 1, Math.min(precision, exactDigits))
        .slice(2)
        .padEnd(precision, '0')}`
}

/** `%.{precision}e` */
export function scientific(size: number, precision: number): string {
  const kept = Math.min(precision, exactDigits)
  const [mantissa = '', exponent = '0'] = exponential(size, kept).split('e')
  const digits = precision > kept ? mantissa + '0'.repeat(precision - kept) : mantissa
  const value = Number(exponent)
  return `${digits}e${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(2, '0')}`
}

/** `%.{precision}g`; `keepZeros` is the alternate form `#`. */
export function general(size: number, precision: number, keepZeros: boolean): string {
  const wanted = precision === 0 ? 1 : precision
  const text = scientific(size, wanted - 1)
  const exponent = Number(text.split('e')[1])
  if (exponent >= -4 && exponent < wanted) {
    const plain = fixed(size, wanted - 1 - exponent)
    return keepZeros ? (plain.includes('.') ? plain : `${plain}.`) : dropZeros(plain)
  }
  const [mantissa = '', tail = ''] = text.split('e')
  return `${keepZeros ? mantissa : dropZeros(mantissa)}e${tail}`
}

function dropZeros(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

/** The exact decimal value of a float: an integer and how many of its digits follow the point. */
function exact(size: number): { digits: bigint; places: number } {
  let places = 0
  let scaled = size
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    places += 1
  }
  return { digits: BigInt(scaled) * 5n ** BigInt(places), places }
}

function roundHalfEven(size: number, precision: number): string {
  const { digits, places } = exact(size)
  const rounded = rescale(digits, places, precision)
  const text = rounded.toString().padStart(precision + 1, '0')
  return precision === 0 ? text : `${text.slice(0, -precision)}.${text.slice(-precision)}`
}

function exponential(size: number, precision: number): string {
  if (size === 0) return `${precision === 0 ? '0' : `0.${'0'.repeat(precision)}`}e0`
  const { digits, places } = exact(size)
  let exponent = digits.toString().length - 1 - places
  let text = rescale(digits, places, precision - exponent).toString()
  if (text.length > precision + 1) {
    exponent += 1
    text = text.slice(0, -1)
  }
  return `${text[0]}${precision === 0 ? '' : `.${text.slice(1)}`}e${exponent}`
}

function rescale(digits: bigint, places: number, wanted: number): bigint {
  if (wanted >= places) return digits * 10n ** BigInt(wanted - places)
  const divisor = 10n ** BigInt(places - wanted)
  const quotient = digits / divisor
  const twice = (digits % divisor) * 2n
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient
}

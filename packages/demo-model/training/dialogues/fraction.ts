/** An exact number: numerator over a positive denominator. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** Reads digits with an optional decimal point. */
export function readFraction(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.')
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) }
}

/** `undefined` for a division by zero. `%` is the remainder with the sign of the divisor. */
export function applyOperator(operator: string, left: Fraction, right: Fraction): Fraction | undefined {
  const { over: a, under: b } = left
  const { over: c, under: d } = right
  switch (operator) {
    case '+':
      return { over: a * d + c * b, under: b * d }
    case '-':
      return { over: a * d - c * b, under: b * d }
    case '*':
      return { over: a * c, under: b * d }
    case '/':
      return c === 0n ? undefined : { over: c < 0n ? -a * d : a * d, under: c < 0n ? -b * c : b * c }
    case '%':
      return c === 0n ? undefined : { over: positiveModulo(a * d, c * b), under: b * d }
    default:
      throw new RangeError(`"${operator}" is no operator.`)
  }
}

function positiveModulo(value: bigint, divisor: bigint): bigint {
  const rest = value % divisor
  return rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest
}

/**
 * Digits of a number below 10^34, as the calculator writes them: exact up to 34 significant digits, else rounded to ten
 * decimals or ten digits, whichever is more; with an exponent below 10^-7.
 */
export function fractionText({ over, under }: Fraction): { readonly text: string; readonly exact: boolean } {
  if (over === 0n) return { text: '0', exact: true }
  const sign = over < 0n ? '-' : ''
  const size = over < 0n ? -over : over
  const zeros = leadingZeros(size, under)
  const exponent = size < under ? -zeros - 1 : String(size / under).length - 1
  const ending = lastPlace(size, under, 33 - exponent)
  const places = ending ?? 10 + zeros
  const scale = 10n ** BigInt(places)
  const scaled = (size * scale * 2n + under) / (under * 2n)
  if (zeros >= 7) {
    const digits = String(scaled)
    const tail = digits.slice(1).replace(/0+$/, '')
    const power = digits.length - 1 - places
    return {
      text: `${sign}${digits.slice(0, 1)}${tail === '' ? '' : `.${tail}`}e${power}`,
      exact: ending !== undefined,
    }
  }
  const decimals = String(scaled % scale)
    .padStart(places, '0')
    .replace(/0+$/, '')
  return {
    text: `${sign}${scaled / scale}${decimals === '' ? '' : `.${decimals}`}`,
    exact: ending !== undefined,
  }
}

/** Digits after the point of a number, `undefined` when there are more than `most`. */
function lastPlace(size: bigint, under: bigint, most: number): number | undefined {
  for (let places = 0, rest = size % under; places <= most; places++, rest = (rest * 10n) % under)
    if (rest === 0n) return places
  return undefined
}

/** Zeros between the point and the first other digit. */
function leadingZeros(size: bigint, under: bigint): number {
  let zeros = 0
  for (let value = size * 10n; value > 0n && value < under; value *= 10n) zeros++
  return zeros
}

/** The value of `+ - * / %` and parentheses on digits, multiplication before addition. */
export function evaluate(expression: string): Fraction | undefined {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/%()]/g) ?? []
  let at = 0
  function operand(): Fraction | undefined {
    const token = tokens[at++] ?? ''
    if (token === '-') {
      const value = operand()
      return value && { over: -value.over, under: value.under }
    }
    if (token !== '(') return readFraction(token)
    const value = sum()
    at++
    return value
  }
  function chain(operators: string, next: () => Fraction | undefined): Fraction | undefined {
    let value = next()
    for (let token = tokens[at]; token !== undefined && operators.includes(token); token = tokens[at]) {
      at++
      const right = next()
      value = value === undefined || right === undefined ? undefined : applyOperator(token, value, right)
    }
    return value
  }
  const product = (): Fraction | undefined => chain('*/%', operand)
  const sum = (): Fraction | undefined => chain('+-', product)
  return sum()
}

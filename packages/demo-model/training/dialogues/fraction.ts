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

/** Digits of a number, as the calculator writes them: exact, or rounded to ten decimals or ten digits, whichever is more. */
export function fractionText({ over, under }: Fraction): { readonly text: string; readonly exact: boolean } {
  const sign = over < 0n ? '-' : ''
  const size = over < 0n ? -over : over
  const exact = (size * 10n ** 10n) % under === 0n
  const zeros = exact ? 0 : leadingZeros(size, under)
  const scale = 10n ** BigInt(10 + zeros)
  const scaled = (size * scale * 2n + under) / (under * 2n)
  if (zeros >= 7) {
    const digits = String(scaled).replace(/0+$/, '')
    return { text: `${sign}${digits.slice(0, 1)}.${digits.slice(1) || '0'}e-${zeros + 1}`, exact }
  }
  const decimals = String(scaled % scale)
    .padStart(10 + zeros, '0')
    .replace(/0+$/, '')
  return { text: `${sign}${scaled / scale}${decimals === '' ? '' : `.${decimals}`}`, exact }
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

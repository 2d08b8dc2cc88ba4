import { charClass, choice, literal, repeat, sequence, type Gbnf } from './gbnf.ts'

/** Digits an unbounded whole number may have. */
export const mostDigits = 16

const digit: Gbnf = charClass([[0x30, 0x39]])

/**
 * Whole numbers from `from` to `to` without sign and leading zeros. `from` is a safe integer of at least 0; `to`
 * may be `Infinity`, which stands for as many digits as `mostDigits`.
 */
export function digitRange(from: number, to: number): Gbnf {
  const last = to === Infinity ? '9'.repeat(mostDigits) : String(to)
  const first = String(from)
  const fullFrom = /^10*$/u.test(first) ? first.length : first.length + 1
  const fullTo = /^9+$/u.test(last) ? last.length : last.length - 1
  if (fullFrom > fullTo && first.length === last.length) return sameLength(first, last)
  const options: Gbnf[] = []
  if (fullFrom > first.length) options.push(sameLength(first, '9'.repeat(first.length)))
  if (fullFrom <= fullTo) options.push(sequence(oneOf(1, 9), repeat(digit, fullFrom - 1, fullTo - 1)))
  if (fullTo < last.length) options.push(sameLength(`1${'0'.repeat(last.length - 1)}`, last))
  return choice(...options)
}

/** `low` to `high`, both of the same length. */
function sameLength(low: string, high: string): Gbnf {
  if (low === high) return literal(low)
  if (/^0*$/u.test(low) && /^9*$/u.test(high)) return repeat(digit, low.length, low.length)
  const [first, last] = [Number(low[0]), Number(high[0])]
  const [lowRest, highRest] = [low.slice(1), high.slice(1)]
  if (first === last) return sequence(low[0] ?? '', sameLength(lowRest, highRest))
  const [zeros, nines] = ['0'.repeat(lowRest.length), '9'.repeat(lowRest.length)]
  const wholeLow = lowRest === zeros
  const wholeHigh = highRest === nines
  const options: Gbnf[] = []
  if (!wholeLow) options.push(sequence(String(first), sameLength(lowRest, nines)))
  const [from, to] = [wholeLow ? first : first + 1, wholeHigh ? last : last - 1]
  if (from <= to) options.push(sequence(oneOf(from, to), repeat(digit, lowRest.length, lowRest.length)))
  if (!wholeHigh) options.push(sequence(String(last), sameLength(zeros, highRest)))
  return choice(...options)
}

function oneOf(from: number, to: number): Gbnf {
  return from === to ? literal(String(from)) : charClass([[0x30 + from, 0x30 + to]])
}

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
  const options: Gbnf[] = []
  for (let length = String(from).length; length <= last.length; length += 1) {
    const low = length === String(from).length ? String(from) : `1${'0'.repeat(length - 1)}`
    const high = length === last.length ? last : '9'.repeat(length)
    if (low > high) continue
    options.push(sameLength(low, high))
  }
  return choice(...joinLengths(options))
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

/** `[1-9] [0-9]{2} | [1-9] [0-9]{3}` becomes `[1-9] [0-9]{2,3}`. */
function joinLengths(options: readonly Gbnf[]): readonly Gbnf[] {
  const joined: Gbnf[] = []
  for (const option of options) {
    const last = joined.at(-1)
    const [now, before] = [tailLength(option), last === undefined ? undefined : tailLength(last)]
    if (now !== undefined && before !== undefined && now[0] === before[1] + 1) {
      joined[joined.length - 1] = sequence(oneOf(1, 9), repeat(digit, before[0], now[0]))
    } else {
      joined.push(option)
    }
  }
  return joined
}

function tailLength(gbnf: Gbnf): readonly [number, number] | undefined {
  const parts = gbnf.type === 'sequence' ? gbnf.parts : [gbnf]
  const [first, rest] = parts
  if (first?.type !== 'class' || first.ranges[0]?.[0] !== 0x31 || first.ranges[0][1] !== 0x39)
    return undefined
  if (rest === undefined) return [0, 0]
  return rest.type === 'repeat' && rest.of === digit
    ? [rest.min, rest.max]
    : rest === digit
      ? [1, 1]
      : undefined
}

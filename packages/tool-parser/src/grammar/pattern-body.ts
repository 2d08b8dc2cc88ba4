import { choice, empty, repeat, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { anyCodePoint } from './code-points.ts'
import { parsePattern, type PatternNode } from './parse-pattern.ts'

/** A text that a pattern matches. */
export interface PatternBody {
  readonly body: Gbnf
  /** Fewest and most code points it can have. */
  readonly length: readonly [number, number]
}

const mostRepeats = 512
const anything: PatternNode = {
  type: 'repeat',
  of: { type: 'set', ranges: anyCodePoint },
  min: 0,
  max: Infinity,
}

/**
 * GBNF for a text in which `pattern` occurs, anchored only where it says so. `spell` gives one character of a set as it
 * stands in the output. Undefined when the pattern cannot be turned into a grammar: look-around, back references, word
 * boundaries, anchors in the middle, or counts that would make it large.
 */
export function patternBody(pattern: string, spell: (set: CodePointRanges) => Gbnf): PatternBody | undefined {
  const parsed = parsePattern(pattern)
  const whole = parsed === undefined ? undefined : anchor(parsed)
  if (whole === undefined || !isConvertible(whole) || weight(whole) > mostRepeats) return undefined
  return { body: convert(whole, spell), length: lengthOf(whole) }
}

function anchor(node: PatternNode): PatternNode | undefined {
  if (node.type === 'choice') {
    const options = node.options.map((option) => anchor(option))
    return options.some((option) => option === undefined)
      ? undefined
      : { type: 'choice', options: options.filter((option) => option !== undefined) }
  }
  const parts = node.type === 'sequence' ? [...node.parts] : [node]
  const starts = parts[0]?.type === 'start'
  const ends = parts.at(-1)?.type === 'end'
  const inner = parts.slice(starts ? 1 : 0, ends ? -1 : undefined)
  return { type: 'sequence', parts: [...(starts ? [] : [anything]), ...inner, ...(ends ? [] : [anything])] }
}

/** No anchor is left, and nothing that can be empty is repeated without end: llama.cpp would see a left recursion. */
function isConvertible(node: PatternNode): boolean {
  if (node.type === 'set') return node.ranges.length > 0
  if (node.type === 'sequence') return node.parts.every(isConvertible)
  if (node.type === 'choice') return node.options.every(isConvertible)
  if (node.type !== 'repeat') return false
  return isConvertible(node.of) && node.min <= node.max && (node.max !== Infinity || lengthOf(node.of)[0] > 0)
}

function weight(node: PatternNode): number {
  if (node.type === 'sequence') return node.parts.reduce((sum, part) => sum + weight(part), 0)
  if (node.type === 'choice') return node.options.reduce((sum, option) => sum + weight(option), 0)
  if (node.type !== 'repeat') return 1
  return weight(node.of) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max)
}

function convert(node: PatternNode, spell: (set: CodePointRanges) => Gbnf): Gbnf {
  if (node.type === 'set') return spell(node.ranges)
  if (node.type === 'sequence') return sequence(...node.parts.map((part) => convert(part, spell)))
  if (node.type === 'choice') return choice(...node.options.map((option) => convert(option, spell)))
  return node.type === 'repeat' ? repeat(convert(node.of, spell), node.min, node.max) : empty
}

function lengthOf(node: PatternNode): readonly [number, number] {
  if (node.type === 'set') return [1, 1]
  if (node.type === 'sequence') return sumOf(node.parts.map(lengthOf))
  if (node.type === 'choice') {
    const lengths = node.options.map(lengthOf)
    return [Math.min(...lengths.map(([min]) => min)), Math.max(...lengths.map(([, max]) => max))]
  }
  if (node.type !== 'repeat') return [0, 0]
  const [min, max] = lengthOf(node.of)
  return [min * node.min, max === 0 || node.max === 0 ? 0 : max * node.max]
}

function sumOf(lengths: readonly (readonly [number, number])[]): readonly [number, number] {
  return [lengths.reduce((sum, [min]) => sum + min, 0), lengths.reduce((sum, [, max]) => sum + max, 0)]
}

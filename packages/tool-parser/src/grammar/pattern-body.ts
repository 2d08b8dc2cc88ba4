import { choice, repeat, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { anyCodePoint } from './code-points.ts'
import { jsonCharacter } from './json-characters.ts'
import { parsePattern, type PatternNode } from './parse-pattern.ts'

/** The inside of a JSON string that a pattern matches. */
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
 * GBNF for the inside of a JSON string in which `pattern` occurs, anchored only where it says so. Undefined when
 * the pattern cannot be turned into one: look-around, back references, word boundaries, anchors in the middle, or
 * counts that would make the grammar large. Characters of `escaped` are only taken in their `\u` form.
 */
export function patternBody(pattern: string, escaped: CodePointRanges): PatternBody | undefined {
  const parsed = parsePattern(pattern)
  const whole = parsed === undefined ? undefined : anchor(parsed)
  if (whole === undefined || !isConvertible(whole) || weight(whole) > mostRepeats) return undefined
  return { body: convert(whole, escaped), length: lengthOf(whole) }
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
  switch (node.type) {
    case 'set':
      return node.ranges.length > 0
    case 'sequence':
      return node.parts.every(isConvertible)
    case 'choice':
      return node.options.every(isConvertible)
    case 'repeat':
      return (
        isConvertible(node.of) && node.min <= node.max && (node.max !== Infinity || lengthOf(node.of)[0] > 0)
      )
    case 'start':
    case 'end':
      return false
  }
}

function weight(node: PatternNode): number {
  switch (node.type) {
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + weight(part), 0)
    case 'choice':
      return node.options.reduce((sum, option) => sum + weight(option), 0)
    case 'repeat':
      return weight(node.of) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max)
    case 'set':
    case 'start':
    case 'end':
      return 1
  }
}

function convert(node: PatternNode, escaped: CodePointRanges): Gbnf {
  switch (node.type) {
    case 'set':
      return jsonCharacter(node.ranges, escaped)
    case 'sequence':
      return sequence(...node.parts.map((part) => convert(part, escaped)))
    case 'choice':
      return choice(...node.options.map((option) => convert(option, escaped)))
    case 'repeat':
      return repeat(convert(node.of, escaped), node.min, node.max)
    case 'start':
    case 'end':
      return sequence()
  }
}

function lengthOf(node: PatternNode): readonly [number, number] {
  switch (node.type) {
    case 'set':
      return [1, 1]
    case 'sequence':
      return node.parts
        .map(lengthOf)
        .reduce<readonly [number, number]>((sum, [a, b]) => [sum[0] + a, sum[1] + b], [0, 0])
    case 'choice': {
      const lengths = node.options.map(lengthOf)
      return [Math.min(...lengths.map(([min]) => min)), Math.max(...lengths.map(([, max]) => max))]
    }
    case 'repeat': {
      const [min, max] = lengthOf(node.of)
      return [min * node.min, max === 0 || node.max === 0 ? 0 : max * node.max]
    }
    case 'start':
    case 'end':
      return [0, 0]
  }
}

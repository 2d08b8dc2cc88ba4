import { anyCodePoint, rangesOf, subtractRanges } from './code-points.ts'
import { formatPatterns } from './format-patterns.ts'
import { charClass, never, repeat, sequence, type Gbnf } from './gbnf.ts'
import { patternBody } from './pattern-body.ts'
import { numberAt, type SchemaNode } from './schema-node.ts'
import { longestCounted } from './string-body.ts'

const inLine = subtractRanges(anyCodePoint, rangesOf('<\n\r'))
const visible = subtractRanges(inLine, rangesOf(' \t'))

/**
 * A string as it stands between tags, which all begin with `<`, by `pattern`, `format`, `minLength` and `maxLength`.
 * A text that has one of them has no `<`, and a counted one no line break either. `free` is any text; it is given back
 * where nothing is asked or a pattern needs a `<` itself, and follows the first character where only one is asked.
 */
export function taggedText(schema: SchemaNode, free: () => Gbnf): Gbnf {
  if (typeof schema === 'boolean') return free()
  const least = numberAt(schema, 'minLength') ?? 0
  const max = numberAt(schema, 'maxLength') ?? Infinity
  if (least > max) return never
  const { pattern, format } = schema
  const known = typeof format === 'string' ? formatPatterns[format] : undefined
  const source = typeof pattern === 'string' ? pattern : known
  const isSafe = source !== undefined && !/<|\\(?:x3c|u003c|u\{0*3c\})/iu.test(source)
  const shaped = isSafe
    ? patternBody(source, (set) => charClass(subtractRanges(set, rangesOf('<'))))
    : undefined
  if (shaped !== undefined) return shaped.body
  const min = Math.min(least, longestCounted)
  if (max > longestCounted && min < 2) return min === 0 ? free() : sequence(charClass(visible), free())
  return repeat(charClass(inLine), min, max > longestCounted ? Infinity : max)
}

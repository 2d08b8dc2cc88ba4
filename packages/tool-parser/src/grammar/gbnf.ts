/** A piece of a GBNF grammar, llama.cpp's dialect. An empty choice matches nothing at all. */
export type Gbnf =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'class'; readonly ranges: CodePointRanges }
  | { readonly type: 'sequence'; readonly parts: readonly Gbnf[] }
  | { readonly type: 'choice'; readonly options: readonly Gbnf[] }
  | { readonly type: 'repeat'; readonly of: Gbnf; readonly min: number; readonly max: number }
  | { readonly type: 'rule'; readonly name: string }

/** Code points as ascending ranges that neither touch nor overlap, both ends included. */
export type CodePointRanges = readonly (readonly [number, number])[]

/** Matches exactly `text`. */
export function literal(text: string): Gbnf {
  return { type: 'literal', text }
}

/** Matches one code point of `ranges`. */
export function charClass(ranges: CodePointRanges): Gbnf {
  return ranges.length === 0 ? never : { type: 'class', ranges }
}

/** Matches the parts one after the other. Strings are literals; neighbouring literals are joined. */
export function sequence(...parts: readonly (Gbnf | string)[]): Gbnf {
  const flat: Gbnf[] = []
  for (const part of parts.flatMap(flatten)) {
    const last = flat.at(-1)
    if (part.type === 'literal' && part.text === '') continue
    if (part.type === 'literal' && last?.type === 'literal')
      flat[flat.length - 1] = literal(last.text + part.text)
    else flat.push(part)
  }
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { type: 'sequence', parts: flat }
}

/** Matches any one of the options. */
export function choice(...options: readonly (Gbnf | string)[]): Gbnf {
  const flat = options
    .map((option) => (typeof option === 'string' ? literal(option) : option))
    .flatMap((option) => (option.type === 'choice' ? option.options : [option]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { type: 'choice', options: flat }
}

/** Matches `of` from `min` to `max` times; `max` may be `Infinity`. */
export function repeat(of: Gbnf, min: number, max: number): Gbnf {
  if (max === 0) return empty
  return min === 1 && max === 1 ? of : { type: 'repeat', of, min, max }
}

/** Matches `of` or nothing. */
export function optional(...of: readonly (Gbnf | string)[]): Gbnf {
  return repeat(sequence(...of), 0, 1)
}

/** Matches what the rule called `name` matches. */
export function rule(name: string): Gbnf & { readonly type: 'rule' } {
  return { type: 'rule', name }
}

/** Matches the empty text. */
export const empty: Gbnf = { type: 'sequence', parts: [] }

/** Matches nothing, not even the empty text. */
export const never: Gbnf = { type: 'choice', options: [] }

function flatten(part: Gbnf | string): readonly Gbnf[] {
  if (typeof part === 'string') return [literal(part)]
  return part.type === 'sequence' ? part.parts : [part]
}

/** One step of an alternative: a character out of ranges, or another rule. */
export type GbnfStep =
  | {
      readonly type: 'character'
      readonly ranges: readonly (readonly [number, number])[]
      readonly inverted: boolean
    }
  | { readonly type: 'rule'; readonly name: string }

/** Rules by name, each a list of alternatives. */
export type GbnfRules = ReadonlyMap<string, readonly (readonly GbnfStep[])[]>

/** Reads GBNF text on its own, without the code that wrote it. Throws on a mistake or an unknown rule. */
export function parseGbnf(text: string): GbnfRules {
  const rules = new Map<string, readonly (readonly GbnfStep[])[]>()
  let at = 0
  let helpers = 0

  function fail(expected: string): never {
    throw new Error(`Expected ${expected} at ${JSON.stringify(text.slice(at, at + 30))}`)
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return undefined
    at += match[0].length
    return match[0]
  }

  function helper(alternatives: readonly (readonly GbnfStep[])[]): GbnfStep {
    helpers += 1
    const name = `*${helpers}`
    rules.set(name, alternatives)
    return { type: 'rule', name }
  }

  function readCharacter(): number {
    const raw =
      take(/\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\["\\[\]nrt]|[^\\\n]/uy) ?? fail('a character')
    if (/^\\[xuU]/u.test(raw)) return Number.parseInt(raw.slice(2), 16)
    if (raw.length === 2 && raw.startsWith('\\')) {
      return ({ n: 10, r: 13, t: 9 } as Readonly<Record<string, number>>)[raw.slice(1)] ?? raw.charCodeAt(1)
    }
    return raw.codePointAt(0) ?? 0
  }

  function readLiteral(): readonly GbnfStep[] {
    const steps: GbnfStep[] = []
    while (take(/"/uy) === undefined) {
      const code = readCharacter()
      steps.push({ type: 'character', ranges: [[code, code]], inverted: false })
    }
    return steps
  }

  function readClass(): GbnfStep {
    const inverted = take(/\^/uy) !== undefined
    const ranges: [number, number][] = []
    while (take(/\]/uy) === undefined) {
      const from = readCharacter()
      ranges.push([from, take(/-(?!\])/uy) === undefined ? from : readCharacter()])
    }
    return { type: 'character', ranges, inverted }
  }

  function readAtom(): readonly GbnfStep[] | undefined {
    if (take(/"/uy) !== undefined) return readLiteral()
    if (take(/\[/uy) !== undefined) return [readClass()]
    if (take(/\( */uy) !== undefined) {
      const alternatives = readAlternatives()
      if (take(/\)/uy) === undefined) fail('a closing parenthesis')
      return [helper(alternatives)]
    }
    const name = take(/[A-Za-z0-9-]+/uy)
    return name === undefined ? undefined : [{ type: 'rule', name }]
  }

  function repeatSteps(steps: readonly GbnfStep[], min: number, max: number): readonly GbnfStep[] {
    const repeated = Array.from({ length: min }, () => steps).flat()
    if (max === Infinity) {
      const loop: (readonly GbnfStep[])[] = [[]]
      const self = helper(loop)
      loop.unshift([...steps, self])
      return [...repeated, self]
    }
    let tail: readonly GbnfStep[] = []
    for (let count = min; count < max; count += 1) tail = [helper([[...steps, ...tail], []])]
    return [...repeated, ...tail]
  }

  function readRepeat(steps: readonly GbnfStep[]): readonly GbnfStep[] {
    const sign = take(/[*+?]|\{\d+(?:,\d*)?\}/uy)
    if (sign === undefined) return steps
    if (sign === '*') return repeatSteps(steps, 0, Infinity)
    if (sign === '+') return repeatSteps(steps, 1, Infinity)
    if (sign === '?') return repeatSteps(steps, 0, 1)
    const [min, max] = sign.slice(1, -1).split(',')
    return repeatSteps(
      steps,
      Number(min),
      max === undefined ? Number(min) : max === '' ? Infinity : Number(max),
    )
  }

  function readAlternatives(): readonly (readonly GbnfStep[])[] {
    const alternatives: GbnfStep[][] = [[]]
    for (;;) {
      take(/ +/uy)
      if (take(/\|/uy) !== undefined) {
        alternatives.push([])
        continue
      }
      const atom = readAtom()
      if (atom === undefined) return alternatives
      alternatives.at(-1)?.push(...readRepeat(atom))
    }
  }

  while (at < text.length) {
    const name = take(/[A-Za-z0-9-]+(?= ::= )/uy) ?? fail('a rule')
    at += ' ::= '.length
    rules.set(name, readAlternatives())
    if (take(/\n/uy) === undefined) fail('the end of the rule')
  }
  for (const alternatives of rules.values()) {
    for (const step of alternatives.flat()) {
      if (step.type === 'rule' && !rules.has(step.name)) throw new Error(`No rule ${step.name}`)
    }
  }
  return rules
}

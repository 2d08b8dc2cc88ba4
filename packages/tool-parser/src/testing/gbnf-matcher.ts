import type { GbnfRules, GbnfStep } from './parse-gbnf.ts'

interface Stack {
  readonly alternative: readonly GbnfStep[]
  readonly at: number
  readonly below: Stack | undefined
  readonly id: number
}

/** True when `root` matches the whole text. Follows every possibility at once, as llama.cpp does. */
export function matchesGbnf(rules: GbnfRules, text: string): boolean {
  const matcher = createMatcher(rules)
  return (
    Array.from(text).every((character) => matcher.accept(character.codePointAt(0) ?? 0)) &&
    matcher.isComplete()
  )
}

/** True when `root` matches some text that begins with this one. */
export function beginsGbnf(rules: GbnfRules, text: string): boolean {
  const matcher = createMatcher(rules)
  return Array.from(text).every((character) => matcher.accept(character.codePointAt(0) ?? 0))
}

/** Feeds a grammar one code point at a time. Throws on left recursion. */
function createMatcher(rules: GbnfRules): { accept(code: number): boolean; isComplete(): boolean } {
  const ids = new Map<readonly GbnfStep[], number>()
  const known = new Map<string, Stack>()
  let complete = false
  let stacks: ReadonlyMap<number, Stack> = new Map()

  function stackOf(
    alternative: readonly GbnfStep[],
    at: number,
    below: Stack | undefined,
  ): Stack | undefined {
    if (at === alternative.length) return below
    const number = ids.get(alternative) ?? ids.size
    ids.set(alternative, number)
    const key = `${number}.${at}.${below?.id ?? -1}`
    const stack = known.get(key) ?? { alternative, at, below, id: known.size }
    known.set(key, stack)
    return stack
  }

  function open(stack: Stack | undefined, into: Map<number, Stack>, seen: Set<number>): void {
    if (stack === undefined) {
      complete = true
      return
    }
    if (seen.has(stack.id)) return
    seen.add(stack.id)
    if (seen.size > 100_000) throw new Error('The grammar does not end: left recursion')
    const step = stack.alternative[stack.at]
    if (step?.type !== 'rule') {
      into.set(stack.id, stack)
      return
    }
    const rest = stackOf(stack.alternative, stack.at + 1, stack.below)
    for (const alternative of rules.get(step.name) ?? []) open(stackOf(alternative, 0, rest), into, seen)
  }

  function openAll(starts: Iterable<Stack | undefined>): void {
    const next = new Map<number, Stack>()
    const seen = new Set<number>()
    complete = false
    for (const start of starts) open(start, next, seen)
    stacks = next
  }

  openAll((rules.get('root') ?? []).map((alternative) => stackOf(alternative, 0, undefined)))
  return {
    accept(code) {
      const next: (Stack | undefined)[] = []
      for (const stack of stacks.values()) {
        const step = stack.alternative[stack.at]
        if (step?.type === 'character' && fits(step, code))
          next.push(stackOf(stack.alternative, stack.at + 1, stack.below))
      }
      openAll(next)
      return next.length > 0
    },
    isComplete: () => complete,
  }
}

function fits(step: GbnfStep & { type: 'character' }, code: number): boolean {
  return step.ranges.some(([from, to]) => from <= code && code <= to) !== step.inverted
}

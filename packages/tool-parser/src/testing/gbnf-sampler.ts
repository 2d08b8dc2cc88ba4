import type { GbnfRules, GbnfStep } from './parse-gbnf.ts'

/** A source of numbers from 0 (included) to 1. */
export type Random = () => number

/** A repeatable source of numbers: xorshift with 32 bits. */
export function seededRandom(seed: number): Random {
  let state = (seed | 0) === 0 ? 1 : seed | 0
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** A text that `root` matches, drawn at random. After that many choices it takes the shortest way out. */
export function sampleGbnf(rules: GbnfRules, random: Random, choices: number): string {
  const costs = shortestCosts(rules)
  const stack: GbnfStep[] = [{ type: 'rule', name: 'root' }]
  let left = choices
  let text = ''
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (step.type === 'character') {
      text += String.fromCodePoint(pickCharacter(step, random))
      continue
    }
    const alternatives = (rules.get(step.name) ?? []).filter((steps) => costOf(steps, costs) < Infinity)
    const cheapest = alternatives.toSorted((a, b) => costOf(a, costs) - costOf(b, costs))
    const chosen = left > 0 ? alternatives[Math.floor(random() * alternatives.length)] : cheapest[0]
    if (chosen === undefined) throw new Error(`Rule ${step.name} matches nothing`)
    left -= 1
    stack.push(...chosen.toReversed())
  }
  return text
}

function shortestCosts(rules: GbnfRules): ReadonlyMap<string, number> {
  const costs = new Map<string, number>()
  for (let changed = true; changed;) {
    changed = false
    for (const [name, alternatives] of rules) {
      const cost = Math.min(...alternatives.map((steps) => costOf(steps, costs))) + 1
      if (cost < (costs.get(name) ?? Infinity)) {
        costs.set(name, cost)
        changed = true
      }
    }
  }
  return costs
}

function costOf(steps: readonly GbnfStep[], costs: ReadonlyMap<string, number>): number {
  return steps.reduce((sum, step) => sum + (step.type === 'rule' ? (costs.get(step.name) ?? Infinity) : 1), 0)
}

function pickCharacter(step: GbnfStep & { type: 'character' }, random: Random): number {
  const ranges = step.inverted ? outside(step.ranges) : step.ranges
  const range = ranges[Math.floor(random() * ranges.length)] ?? [0x61, 0x61]
  const [from, to] = [range[0], Math.min(range[1], random() < 0.9 ? Math.max(range[0], 0x7e) : 0x10ffff)]
  const code = from + Math.floor(random() * (to - from + 1))
  return code >= 0xd800 && code <= 0xdfff ? 0x263a : code
}

function outside(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = []
  let next = 0
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (from > next) gaps.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  gaps.push([next, 0x10ffff])
  return gaps
}

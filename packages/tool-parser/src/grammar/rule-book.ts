import { choice, empty, never, repeat, sequence, type Gbnf } from './gbnf.ts'
import { printGbnf } from './print-gbnf.ts'

/** The named rules of one grammar. Names are the same for the same input, and equal rules share one. */
export interface RuleBook {
  /** Adds a rule, or finds the one with the same body, and gives its name. */
  add(hint: string, body: Gbnf): string
  /** Takes a name now for a rule whose body needs it. */
  reserve(hint: string): string
  /** Gives a reserved name its body. */
  define(name: string, body: Gbnf): void
  /**
   * The grammar with `root` first and only the rules it needs. What can never match is left out; undefined when
   * the root itself cannot match.
   */
  print(root: Gbnf): string | undefined
}

/** An empty rule book. */
export function createRuleBook(): RuleBook {
  const bodies = new Map<string, Gbnf>()
  const byText = new Map<string, string>()
  const taken = new Set<string>(['root'])

  function reserve(hint: string): string {
    const stem = hint.replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '') || 'rule'
    let name = stem
    for (let count = 2; taken.has(name); count += 1) name = `${stem}-${count}`
    taken.add(name)
    return name
  }

  return {
    reserve,
    add(hint, body) {
      const text = printGbnf(body)
      const known = byText.get(text)
      if (known !== undefined) return known
      const name = reserve(hint)
      byText.set(text, name)
      bodies.set(name, body)
      return name
    },
    define(name, body) {
      bodies.set(name, body)
    },
    print(root) {
      const productive = findProductive(bodies)
      if (!canMatch(root, productive)) return undefined
      const lines = [`root ::= ${printGbnf(prune(root, productive))}`]
      const queue = ruleNames(root, productive)
      const seen = new Set(queue)
      for (const name of queue) {
        const body = bodies.get(name) ?? never
        lines.push(`${name} ::= ${printGbnf(prune(body, productive))}`)
        for (const next of ruleNames(body, productive)) {
          if (!seen.has(next)) queue.push(next)
          seen.add(next)
        }
      }
      return `${lines.join('\n')}\n`
    },
  }
}

function findProductive(bodies: ReadonlyMap<string, Gbnf>): ReadonlySet<string> {
  const productive = new Set<string>()
  let before = -1
  while (productive.size > before) {
    before = productive.size
    for (const [name, body] of bodies) if (canMatch(body, productive)) productive.add(name)
  }
  return productive
}

function canMatch(gbnf: Gbnf, productive: ReadonlySet<string>): boolean {
  if (gbnf.type === 'sequence') return gbnf.parts.every((part) => canMatch(part, productive))
  if (gbnf.type === 'choice') return gbnf.options.some((option) => canMatch(option, productive))
  if (gbnf.type === 'repeat') return gbnf.min === 0 || canMatch(gbnf.of, productive)
  return gbnf.type !== 'rule' || productive.has(gbnf.name)
}

function prune(gbnf: Gbnf, productive: ReadonlySet<string>): Gbnf {
  if (!canMatch(gbnf, productive)) return never
  if (gbnf.type === 'sequence') return sequence(...gbnf.parts.map((part) => prune(part, productive)))
  if (gbnf.type === 'choice') {
    const options = gbnf.options.filter((option) => canMatch(option, productive))
    return choice(...options.map((option) => prune(option, productive)))
  }
  if (gbnf.type !== 'repeat') return gbnf
  return canMatch(gbnf.of, productive) ? repeat(prune(gbnf.of, productive), gbnf.min, gbnf.max) : empty
}

function ruleNames(gbnf: Gbnf, productive: ReadonlySet<string>): string[] {
  const names: string[] = []
  const visit = (node: Gbnf): void => {
    if (!canMatch(node, productive)) return
    if (node.type === 'rule') names.push(node.name)
    else if (node.type === 'sequence') node.parts.forEach(visit)
    else if (node.type === 'choice') node.options.forEach(visit)
    else if (node.type === 'repeat') visit(node.of)
  }
  visit(gbnf)
  return [...new Set(names)]
}

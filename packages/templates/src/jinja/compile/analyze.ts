import { visitNames } from '../syntax/visit-names.ts'
import type { Body, Expression, FilterNode, Parameter, Statement, Target } from '../syntax/ast.ts'
import { declare, isKnown } from './scope.ts'
import type { Origin, Scope } from './scope.ts'

/** Names of a scope while a body is walked in order. */
interface Symbols {
  readonly outer: Scope | undefined
  readonly origins: Map<string, Origin>
  readonly stores: Set<string>
}

/** What a scope consists of, in the order jinja2 walks it. */
export interface Contents {
  /** Names that are there from the start. */
  readonly parameters?: Iterable<string>
  readonly defaults?: readonly Parameter[]
  readonly expressions?: readonly Expression[]
  readonly body?: Body
  readonly filter?: FilterNode | undefined
}

/** Decides where each name of a new scope comes from, and gives a slot to each one it stores. */
export function analyze(scope: Scope, contents: Contents): void {
  const outer = scope.isBlock ? undefined : scope.outer
  const symbols: Symbols = { outer, origins: scope.origins, stores: new Set(scope.slots.keys()) }
  for (const name of contents.parameters ?? []) {
    symbols.stores.add(name)
    symbols.origins.set(name, 'parameter')
  }
  for (const { fallback } of contents.defaults ?? []) if (fallback !== undefined) loadAll(symbols, fallback)
  for (const expression of contents.expressions ?? []) loadAll(symbols, expression)
  walk(symbols, contents.body ?? [])
  if (contents.filter !== undefined) loadAll(symbols, contents.filter)
  for (const name of symbols.stores) declare(scope, name)
}

/** Names a target stores. */
export function targetNames(target: Target, names: string[] = []): string[] {
  if (target.type === 'name') names.push(target.name)
  else if (target.type === 'tuple') for (const item of target.items) targetNames(item, names)
  return names
}

function walk(symbols: Symbols, body: Body): void {
  for (const statement of body) walkStatement(symbols, statement)
}

function walkStatement(symbols: Symbols, statement: Statement): void {
  switch (statement.type) {
    case 'output':
      loadAll(symbols, statement.value)
      break
    case 'set':
      loadAll(symbols, statement.value)
      storeTarget(symbols, statement.target)
      break
    case 'set-block':
      storeTarget(symbols, statement.target)
      break
    case 'macro':
      store(symbols, statement.name)
      break
    case 'if':
      walkIf(symbols, statement.branches, statement.otherwise)
      break
    case 'for':
      loadAll(symbols, statement.values)
      break
    case 'call-block':
      if (statement.call !== undefined) loadAll(symbols, statement.call)
      break
    case 'filter-block':
      loadAll(symbols, statement.filter)
      break
    case 'with':
      for (const { value } of statement.pairs) loadAll(symbols, value)
      break
    case 'text':
    case 'block':
    case 'break':
    case 'continue':
    case 'load':
      break
    default:
      statement satisfies never
  }
}

type Branches = Extract<Statement, { type: 'if' }>['branches']

/** Each branch starts from what is known before; what any of them stores may not have been stored. */
function walkIf(symbols: Symbols, branches: Branches, otherwise: Body): void {
  const [first, ...rest] = branches
  if (first === undefined) return
  loadAll(symbols, first.test)
  const bodies = [copyOf(symbols), copyOf(symbols), copyOf(symbols)] as const
  walk(bodies[0], first.body)
  for (const branch of rest) walkIf(bodies[1], [branch], [])
  walk(bodies[2], otherwise)
  const stored = new Set(
    bodies.flatMap((branch) => [...branch.stores].filter((name) => !symbols.stores.has(name))),
  )
  for (const branch of bodies) {
    for (const [name, origin] of branch.origins) symbols.origins.set(name, origin)
    for (const name of branch.stores) symbols.stores.add(name)
  }
  for (const name of stored) symbols.origins.set(name, isKnown(symbols.outer, name) ? 'outer' : 'variables')
}

function copyOf(symbols: Symbols): Symbols {
  return { outer: symbols.outer, origins: new Map(symbols.origins), stores: new Set(symbols.stores) }
}

function storeTarget(symbols: Symbols, target: Target): void {
  if (target.type === 'namespace') load(symbols, target.name)
  else if (target.type === 'tuple') for (const item of target.items) storeTarget(symbols, item)
  else store(symbols, target.name)
}

function store(symbols: Symbols, name: string): void {
  symbols.stores.add(name)
  if (symbols.origins.has(name)) return
  symbols.origins.set(name, isKnown(symbols.outer, name) ? 'outer' : 'nothing')
}

function load(symbols: Symbols, name: string): void {
  if (symbols.origins.has(name) || isKnown(symbols.outer, name)) return
  symbols.origins.set(name, 'variables')
}

function loadAll(symbols: Symbols, expression: Expression): void {
  visitNames(expression, (name) => load(symbols, name))
}

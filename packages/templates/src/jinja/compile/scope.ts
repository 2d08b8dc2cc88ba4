import type { Body, Target } from '../syntax/ast.ts'

/** A place of a variable: `hops` frames up, at `slot`. */
export interface Place {
  readonly hops: number
  readonly slot: number
}

/** A function while it is compiled; it owns the slots of all scopes inside it. */
interface FunctionScope {
  slotCount: number
  readonly depth: number
}

/**
 * A scope of names while it is compiled, as jinja2 has them: loops, macros, `with`, `set` and `filter` blocks each
 * have one, `if` has none. What a scope stores shadows what is outside from the moment it is stored.
 */
export interface Scope {
  readonly function: FunctionScope
  readonly outer: Scope | undefined
  readonly slots: Map<string, number>
  /** Names that hide the outer one even before they are stored. */
  readonly parameters: Set<string>
  /** Names that something inside reads from here. */
  readonly uses: Set<string>
  /** `break` and `continue` have a loop here. */
  readonly isInLoop: boolean
  /** An unknown filter or test is an error only when it is reached. */
  readonly isSoft: boolean
}

/** The scope of a new function, written inside `outer`. */
export function functionScope(outer: Scope | undefined): Scope {
  const depth = outer === undefined ? 0 : outer.function.depth + 1
  return {
    function: { slotCount: 0, depth },
    outer,
    slots: new Map(),
    parameters: new Set(),
    uses: new Set(),
    isInLoop: false,
    isSoft: false,
  }
}

/** A scope inside the same function. */
export function innerScope(outer: Scope, isLoop: boolean = false): Scope {
  return {
    function: outer.function,
    outer,
    slots: new Map(),
    parameters: new Set(),
    uses: new Set(),
    isInLoop: isLoop || outer.isInLoop,
    isSoft: false,
  }
}

/** The same scope inside an `if`. */
export function softScope(scope: Scope): Scope {
  return scope.isSoft ? scope : { ...scope, isSoft: true }
}

/** Gives a name a slot in this scope, once. */
export function declare(scope: Scope, name: string): number {
  const known = scope.slots.get(name)
  if (known !== undefined) return known
  const slot = scope.function.slotCount
  scope.function.slotCount += 1
  scope.slots.set(name, slot)
  return slot
}

/** Every place a name may have its value in, the innermost first. */
export function placesOf(scope: Scope, name: string): { places: Place[]; isGlobal: boolean } {
  const places: Place[] = []
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const slot = at.slots.get(name)
    if (slot === undefined) continue
    at.uses.add(name)
    places.push({ hops: scope.function.depth - at.function.depth, slot })
    if (at.parameters.has(name)) return { places, isGlobal: false }
  }
  return { places, isGlobal: true }
}

/** Names that a body stores in its own scope. */
export function storedNames(body: Body, names: Set<string> = new Set()): Set<string> {
  for (const statement of body) {
    if (statement.type === 'set' || statement.type === 'set-block') addTarget(statement.target, names)
    else if (statement.type === 'macro') names.add(statement.name)
    else if (statement.type === 'if') {
      for (const branch of statement.branches) storedNames(branch.body, names)
      storedNames(statement.otherwise, names)
    }
  }
  return names
}

/** Adds the names a target stores. */
export function addTarget(target: Target, names: Set<string>): void {
  if (target.type === 'name') names.add(target.name)
  else if (target.type === 'tuple') for (const item of target.items) addTarget(item, names)
}

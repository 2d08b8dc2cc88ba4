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
 * Where a name of a scope comes from until it is stored, as jinja2 decides it from the order in which a body loads
 * and stores it: nowhere, the scope outside, the variables of the rendering, or it is a parameter and always there.
 */
export type Origin = 'nothing' | 'outer' | 'variables' | 'parameter'

/**
 * A scope of names while it is compiled, as jinja2 has them: loops, macros, `with`, `set` and `filter` blocks each
 * have one, `if` has none.
 */
export interface Scope {
  readonly function: FunctionScope
  readonly outer: Scope | undefined
  /** Names the scope stores or is the first to load. */
  readonly origins: Map<string, Origin>
  readonly slots: Map<string, number>
  /** Names that something inside reads from here. */
  readonly uses: Set<string>
  /** A `block`: it sees what the top level stored, else the variables. */
  readonly isBlock: boolean
  /** `break` and `continue` have a loop here. */
  readonly isInLoop: boolean
  /** An unknown filter or test is an error only when it is reached. */
  readonly isSoft: boolean
}

/** The scope of a new function, written inside `outer`. */
export function functionScope(outer: Scope | undefined, isBlock: boolean = false): Scope {
  return {
    function: { slotCount: 0, depth: outer === undefined ? 0 : outer.function.depth + 1 },
    outer,
    origins: new Map(),
    slots: new Map(),
    uses: new Set(),
    isBlock,
    isInLoop: false,
    isSoft: false,
  }
}

/** A scope inside the same function. */
export function innerScope(outer: Scope, isLoop: boolean = false): Scope {
  return {
    function: outer.function,
    outer,
    origins: new Map(),
    slots: new Map(),
    uses: new Set(),
    isBlock: false,
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

/** Gives a parameter a slot. */
export function declareParameter(scope: Scope, name: string): number {
  scope.origins.set(name, 'parameter')
  return declare(scope, name)
}

/** True when a scope, or one outside it, knows the name. */
export function isKnown(scope: Scope | undefined, name: string): boolean {
  for (let at = scope; at !== undefined && !at.isBlock; at = at.outer) if (at.origins.has(name)) return true
  return false
}

/** Every place a name may have its value in, the innermost first, and whether the variables come after them. */
export function placesOf(scope: Scope, name: string): { places: Place[]; isGlobal: boolean } {
  const places: Place[] = []
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const slot = at.slots.get(name)
    const origin = at.origins.get(name)
    if (slot !== undefined) places.push({ hops: scope.function.depth - at.function.depth, slot })
    if (slot !== undefined) at.uses.add(name)
    if (origin === 'parameter' || origin === 'nothing') return { places, isGlobal: false }
    if (origin === 'variables') break
    if (at.isBlock && at.outer !== undefined) {
      const exported = at.outer.slots.get(name)
      if (exported !== undefined) {
        places.push({ hops: scope.function.depth - at.outer.function.depth, slot: exported })
      }
      break
    }
  }
  return { places, isGlobal: true }
}

/** Marks the special names of macros as read in every macro around, as jinja2 does. */
export function markSpecial(scope: Scope, name: string): void {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) at.uses.add(name)
}

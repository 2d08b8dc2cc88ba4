import type { Runtime } from '../runtime/runtime.ts'
import type { Str, Text } from '../text/text.ts'
import type { Dict } from './dict.ts'
import type { Float } from './float.ts'
import type { Iteration } from './iteration.ts'
import type { List, Tuple } from './list.ts'
import type { Range } from './range.ts'
import type { Undefined } from './undefined.ts'

/**
 * A value inside a template, with Python's types: None is `null`, an int is a `number` where it is safe and a
 * `bigint` beyond, a float is a `Float`, a str is a `string` (all control) or a `Text`.
 * No JavaScript object of the host is ever one of these.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Text
  | Float
  | List
  | Tuple
  | Dict
  | Range
  | Iteration
  | Undefined
  | Thing

/** Keyword arguments of a call, in the order written. */
export type Keywords = ReadonlyMap<string, Value>

/** Everything else a template can hold: functions, macros, namespaces, loops. */
export abstract class Thing {
  /** Python's name of the type, as error messages print it. */
  abstract readonly typeName: string
  /** What Python's `repr` prints. */
  abstract represent(runtime: Runtime): Str

  /** The attribute of that name, or undefined when it has none. */
  attribute(_runtime: Runtime, _name: string): Value | undefined {
    return undefined
  }

  /** What Python's `bool` makes of it. */
  truth(): boolean {
    return true
  }

  /** The values it gives when iterated, or undefined when it is not iterable. */
  elements(): Iterable<Value> | undefined {
    return undefined
  }

  /** What Python's `len` says, or undefined when it has none. */
  size(): number | undefined {
    return undefined
  }
}

/** A function a template can call. */
export abstract class Callable extends Thing {
  readonly typeName: string = 'function'
  abstract call(runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined): Value
}

type Body = (runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined) => Value

class Builtin extends Callable {
  readonly name: string
  readonly #body: Body

  constructor(name: string, body: Body) {
    super()
    this.name = name
    this.#body = body
  }

  call(runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined): Value {
    return this.#body(runtime, positional, keywords)
  }

  represent(): Str {
    return `<function ${this.name}>`
  }
}

/** A function of ours as a value. */
export function builtin(name: string, body: Body): Callable {
  return new Builtin(name, body)
}

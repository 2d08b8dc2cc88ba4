import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Str } from '../text/text.ts'
import { equals } from '../values/compare.ts'
import { Tuple } from '../values/list.ts'
import { Undefined } from '../values/undefined.ts'
import { Callable, builtin } from '../values/value.ts'
import type { Keywords, Value } from '../values/value.ts'
import type { Cursor } from './cursor.ts'

/** The variable `loop`. */
export class LoopState extends Callable {
  override readonly typeName: string = 'LoopContext'
  /** Renders the loop again over other values; undefined without the `recursive` marker. */
  readonly recurse: ((values: Value, depth: number) => Value) | undefined
  readonly #cursor: Cursor
  readonly #depth: number
  #index = -1
  #current: Value | undefined
  #before: Value | undefined
  #changed: Tuple | undefined

  constructor(cursor: Cursor, depth: number, recurse: LoopState['recurse']) {
    super()
    this.#cursor = cursor
    this.#depth = depth
    this.recurse = recurse
  }

  /** Begins the next round. */
  advance(value: Value): void {
    this.#index += 1
    this.#before = this.#current
    this.#current = value
  }

  override attribute(_runtime: Runtime, name: string): Value | undefined {
    switch (name) {
      case 'index':
        return this.#index + 1
      case 'index0':
        return this.#index
      case 'first':
        return this.#index === 0
      case 'last':
        return this.#cursor.peek() === undefined
      case 'length':
        return this.#length()
      case 'revindex':
        return this.#length() - this.#index
      case 'revindex0':
        return this.#length() - this.#index - 1
      case 'depth':
        return this.#depth + 1
      case 'depth0':
        return this.#depth
      case 'previtem':
        return this.#before === undefined ? new Undefined(() => 'there is no previous item') : this.#before
      case 'nextitem': {
        const next = this.#cursor.peek()
        return next === undefined ? new Undefined(() => 'there is no next item') : next
      }
      case 'cycle':
        return builtin('cycle', (_, values) => this.#cycle(values))
      case 'changed':
        return builtin('changed', (runtime, values) => this.#hasChanged(runtime, values))
      default:
        return undefined
    }
  }

  override size(): number {
    return this.#length()
  }

  call(_runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined): Value {
    const [values = keywords?.get('iterable')] = positional
    if (values === undefined || positional.length > 1) {
      throw new Fault('TypeError', 'LoopContext.__call__() takes 2 positional arguments')
    }
    if (this.recurse === undefined) {
      throw new Fault('TypeError', "The loop must have the 'recursive' marker to be called recursively.")
    }
    return this.recurse(values, this.#depth + 1)
  }

  represent(): Str {
    return `<LoopContext ${this.#index + 1}/${this.#length()}>`
  }

  #length(): number {
    return this.#cursor.length(this.#index + 1)
  }

  #cycle(values: readonly Value[]): Value {
    const value = values[this.#index % values.length]
    if (value === undefined) throw new Fault('TypeError', 'no items for cycling given')
    return value
  }

  #hasChanged(runtime: Runtime, values: readonly Value[]): boolean {
    const now = new Tuple(values)
    if (this.#changed !== undefined && equals(runtime, this.#changed, now)) return false
    this.#changed = now
    return true
  }
}

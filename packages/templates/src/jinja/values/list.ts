import type { Value } from './value.ts'

/** A Python list. One that stands for input wraps its items only when asked. */
export class List {
  /** Its brackets and commas, when printed, are content. */
  readonly fromInput: boolean
  #items: Value[] | undefined
  readonly #fill: (() => Value[]) | undefined

  constructor(items: Value[] | (() => Value[])) {
    this.fromInput = typeof items === 'function'
    this.#items = typeof items === 'function' ? undefined : items
    this.#fill = typeof items === 'function' ? items : undefined
  }

  get items(): Value[] {
    return (this.#items ??= this.#fill?.() ?? [])
  }
}

/** A Python tuple. Some have names for their places. */
export class Tuple {
  readonly items: readonly Value[]
  readonly names: readonly string[]

  constructor(items: readonly Value[], names: readonly string[] = []) {
    this.items = items
    this.names = names
  }
}

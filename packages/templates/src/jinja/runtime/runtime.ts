import { Fault } from './fault.ts'
import type { JinjaLimits } from './limits.ts'
import type { Keywords, Value } from '../values/value.ts'

const clockInterval = 2048

/** How a template reads what a value holds: the sandbox's `x.name` and `x[key]`. */
export interface Lookup {
  attribute(runtime: Runtime, value: Value, name: string): Value
  item(runtime: Runtime, value: Value, key: Value): Value
  filter(name: string): Filter | undefined
  test(name: string): Test | undefined
}

/** A filter: takes a value and arguments, gives a value. */
export type Filter = (
  runtime: Runtime,
  value: Value,
  positional: readonly Value[],
  keywords: Keywords | undefined,
) => Value

/** A test: takes a value and arguments, says yes or no. */
export type Test = (
  runtime: Runtime,
  value: Value,
  positional: readonly Value[],
  keywords: Keywords | undefined,
) => boolean

/** The meters of one rendering, and where in the source it is. */
export class Runtime {
  readonly limits: JinjaLimits
  /** The moment the rendering is for, as `strftime_now` prints it. */
  readonly now: Date
  readonly lookup: Lookup
  /** `append` and its like are allowed on lists and dicts. */
  readonly mutation: boolean
  /** Offset into the source of what is being evaluated. */
  at: number = 0
  #depth = 0
  #left: number
  #untilClock: number = clockInterval
  readonly #deadline: number

  constructor(limits: JinjaLimits, lookup: Lookup, now: Date, mutation: boolean) {
    this.limits = limits
    this.lookup = lookup
    this.now = now
    this.mutation = mutation
    this.#left = limits.steps
    this.#deadline = Date.now() + limits.milliseconds
  }

  /** Counts work; throws when the steps or the time are spent. */
  charge(units: number): void {
    this.#left -= units
    this.#untilClock -= units
    if (this.#left < 0) {
      throw new Fault('LimitError', `the template took more than ${this.limits.steps} steps`)
    }
    if (this.#untilClock < 0) this.#readClock()
  }

  /** Counts the handling of `length` characters or items. */
  chargeText(length: number): void {
    this.charge((length >>> 2) + 1)
  }

  /** Throws when a text of this length is too long to be made. */
  checkLength(length: number): void {
    if (length > this.limits.characters) {
      throw new Fault('LimitError', `a text would be longer than ${this.limits.characters} characters`)
    }
  }

  /** Goes one level deeper; pair it with `leave`. */
  enter(): void {
    if (++this.#depth > this.limits.depth) {
      throw new Fault('LimitError', `nested deeper than ${this.limits.depth} levels`)
    }
  }

  leave(): void {
    this.#depth -= 1
  }

  #readClock(): void {
    this.#untilClock = clockInterval
    if (Date.now() > this.#deadline) {
      throw new Fault('LimitError', `the template took longer than ${this.limits.milliseconds} ms`)
    }
  }
}

import { Fault } from '../runtime/fault.ts'
import type { FaultKind } from '../runtime/fault.ts'

/** What a missing variable, attribute or element is: prints as nothing, is false, and refuses all else. */
export class Undefined {
  readonly #describe: () => string
  readonly #kind: FaultKind

  constructor(describe: () => string, kind: FaultKind = 'UndefinedError') {
    this.#describe = describe
    this.#kind = kind
  }

  /** Throws the error that using this value is. */
  fail(): never {
    throw new Fault(this.#kind, this.#describe())
  }
}

/** A variable of that name does not exist. */
export function undefinedVariable(name: string): Undefined {
  return new Undefined(() => `'${name}' is undefined`)
}

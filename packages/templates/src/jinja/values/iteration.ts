import type { Value } from './value.ts'

/** A Python iterator or generator: read once, without length. */
export class Iteration {
  readonly typeName: string
  readonly iterator: Iterator<Value>

  constructor(iterator: Iterator<Value>, typeName: string = 'generator') {
    this.iterator = iterator
    this.typeName = typeName
  }
}

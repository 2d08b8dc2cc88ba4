import { Fault } from '../runtime/fault.ts'
import { appendFlips, makeText } from './text.ts'
import type { Str } from './text.ts'

/** Collects text piece by piece and keeps its provenance. */
export class TextBuilder {
  #raw = ''
  readonly #flips: number[] = []
  readonly #limit: number

  /** Throws a `LimitError` once it holds more than `limit` UTF-16 units. */
  constructor(limit: number) {
    this.#limit = limit
  }

  append(part: Str): void {
    if (typeof part === 'string') {
      if (part.length === 0) return
      if ((this.#flips.length & 1) === 1) this.#flips.push(this.#raw.length)
      this.#raw += part
    } else {
      appendFlips(this.#flips, this.#raw.length, part)
      this.#raw += part.raw
    }
    if (this.#raw.length > this.#limit) {
      throw new Fault('LimitError', `a text would be longer than ${this.#limit} characters`)
    }
  }

  build(markup: boolean = false): Str {
    return makeText(this.#raw, this.#flips, markup)
  }
}

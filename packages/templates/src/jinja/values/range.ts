/** A Python range; it holds no items. */
export class Range {
  readonly start: number
  readonly step: number
  readonly length: number

  constructor(start: number, stop: number, step: number) {
    this.start = start
    this.step = step
    this.length = Math.max(0, Math.ceil((stop - start) / step))
  }

  at(index: number): number {
    return this.start + index * this.step
  }

  /** The end as Python prints it for a range made by slicing. */
  get stop(): number {
    return this.start + this.length * this.step
  }
}

/** A template that cannot be read; `at` is the offset in its source. */
export class SyntaxFault extends Error {
  override readonly name: string = 'SyntaxFault'
  readonly at: number
  /** True when the template is well formed but too large or too deep. */
  readonly isLimit: boolean

  constructor(message: string, at: number, isLimit: boolean = false) {
    super(message)
    this.at = at
    this.isLimit = isLimit
  }
}

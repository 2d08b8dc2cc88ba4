/** Bounds of one rendering. A template that crosses one stops with `TEMPLATE_LIMIT`. */
export interface JinjaLimits {
  /** Units of work: a statement, a loop round, a call, or 4 characters handled. Default 100,000,000. */
  readonly steps: number
  /** Milliseconds of wall-clock time. Default 10,000. */
  readonly milliseconds: number
  /** Macros inside macros, and lists inside lists when a value is printed or compared. Default 200. */
  readonly depth: number
  /** UTF-16 units of any one text, the output included. Default 33,554,432. */
  readonly characters: number
}

export const defaultLimits: JinjaLimits = {
  steps: 100_000_000,
  milliseconds: 10_000,
  depth: 200,
  characters: 33_554_432,
}

/** Characters of a template's source; more is refused with `TEMPLATE_LIMIT`. */
export const maximumSource: number = 4_194_304

/** Expressions and blocks inside one another in a template's source. */
export const maximumNesting: number = 150

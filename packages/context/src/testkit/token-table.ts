/** Tokens read over one conversation, beside what could not be less. */
export interface TokenRow {
  readonly name: string
  readonly evaluated: number
  /** Each new token once, and at each of these cuts what stays behind it once more. */
  readonly floor: number
  /** The least for any planner that knows the whole conversation, see `leastEvaluated`. */
  readonly optimum: number
  /** Tokens that are new when they are first sent. */
  readonly fresh: number
  readonly cuts: number
  readonly longest: number
}

/** A table, a line each. */
export function formatTokens(rows: readonly TokenRow[]): readonly string[] {
  const head = ['strategy', 'evaluated', 'of floor', 'of optimum', 'of new', 'cuts']
  const lines = rows.map(({ name, evaluated, floor, optimum, fresh, cuts }) => {
    const ratios = [floor, optimum, fresh].map((base) => (evaluated / base).toFixed(3))
    return [name, String(evaluated), ...ratios, String(cuts)]
  })
  return [head, ...lines].map((cells) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(11))).join(''),
  )
}

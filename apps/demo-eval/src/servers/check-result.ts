/** Whether another program runs the model as it is. */
export interface CheckResult {
  readonly name: string
  readonly outcome: 'right' | 'wrong' | 'skipped'
  /** What was said, or why nothing was asked. */
  readonly detail: string
}

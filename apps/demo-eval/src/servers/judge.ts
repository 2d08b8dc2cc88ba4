import type { CheckResult } from './check-result.ts'

/** The result of a check that was made. */
export function judge(name: string, isRight: boolean, detail: string): CheckResult {
  return { name, outcome: isRight ? 'right' : 'wrong', detail }
}

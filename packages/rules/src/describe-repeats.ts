import type { ToolCall } from '@orion-harness/core'
import type { Repeats } from './count-repeats.ts'

/** One sentence for the model on how a call repeats what was done before. */
export function describeRepeats(
  call: Pick<ToolCall, 'name'>,
  { kind, times, period, isChanging }: Repeats,
): string {
  switch (kind) {
    case 'same-call':
      return `${call.name} was called ${times} times in a row with the same arguments${isChanging ? '.' : ', and the result is the same each time.'}`
    case 'cycle':
      return `The last ${times * period} replies repeat the same ${period} calls, ${call.name} among them, ${times} times.`
    case 'recurring':
      return `${call.name} was called ${times} times with the same arguments, and its result has not changed.`
    case 'broken-call':
      return `The last ${times} calls of ${call.name} had this same problem, and none was run.`
  }
}

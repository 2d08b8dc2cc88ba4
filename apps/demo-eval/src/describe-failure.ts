import type { Dialogue } from '@orion-harness/demo-model/training'
import { caseParts } from './cases/case-parts.ts'
import type { MadeCall, Outcome } from './cases/outcome.ts'
import type { Failure } from './work.ts'

/** What was asked, wanted and done in a case, each in a line or two. */
export function describeFailure(dialogue: Dialogue, outcome: Outcome): Failure {
  const { last, expected } = caseParts(dialogue)
  const reminder = last.reminder === undefined ? '' : ` [${last.reminder.at}: ${last.reminder.text}]`
  return {
    asked: `${last.user}${reminder}`,
    wanted: writeOut(
      expected.flatMap((step) => step.calls),
      last.answer,
    ),
    came: writeOut(outcome.calls, outcome.text),
    outcome,
  }
}

function writeOut(calls: readonly MadeCall[], text: string): string {
  return [...calls.map((call) => `${call.name}(${JSON.stringify(call.arguments)})`), text].join(' → ')
}

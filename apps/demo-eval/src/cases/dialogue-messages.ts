import type { Message } from '@orion-harness/core'
import type { Dialogue, Step, Turn } from '@orion-harness/demo-model/training'
import { strictCalls } from '../shapes/strict-calls.ts'

/**
 * A dialogue as messages, reminders folded in. A reply whose calls are in the template's own form has them as calls;
 * one with a slip in it is text as it was written.
 */
export function dialogueMessages({ system, turns }: Dialogue): readonly Message[] {
  const head: readonly Message[] = system === '' ? [] : [{ role: 'system', content: system }]
  return [...head, ...turns.flatMap((turn, index) => turnMessages(turn, index))]
}

function turnMessages({ user, reminder, steps, answer }: Turn, turn: number): readonly Message[] {
  const remind = (text: string, at: string, isLast: boolean) =>
    reminder?.at === at && isLast ? `${text}\n\n<system-reminder>${reminder.text}</system-reminder>` : text
  return [
    { role: 'user', content: remind(user, 'user-message', true) },
    ...steps.flatMap((step, place) =>
      stepMessages(step, `${turn}-${place}`, (text, isLastResult) =>
        remind(text, 'tool-result', isLastResult && place === steps.length - 1),
      ),
    ),
    { role: 'assistant', content: answer },
  ]
}

function stepMessages(
  { calls, written, results }: Step,
  id: string,
  remind: (text: string, isLast: boolean) => string,
): readonly Message[] {
  const toolCalls = calls.map((call, index) => ({ id: `${id}-${index}`, ...call }))
  const reply: Message =
    strictCalls(written) === undefined
      ? { role: 'assistant', content: written }
      : { role: 'assistant', content: '', toolCalls }
  return [
    reply,
    ...results.map(({ kind, text }, index): Message => ({
      role: 'tool',
      callId: `${id}-${index}`,
      name: calls[index]?.name ?? '',
      ok: kind === 'value',
      content: remind(text, index === results.length - 1),
    })),
  ]
}

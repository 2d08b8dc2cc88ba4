import type { Message } from '@orion-harness/core'
import { resultTexts, userText } from '@orion-harness/demo-model/training'
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

function turnMessages(turn: Turn, index: number): readonly Message[] {
  return [
    { role: 'user', content: userText(turn) },
    ...turn.steps.flatMap((step, place) => stepMessages(step, `${index}-${place}`, resultTexts(turn, place))),
    { role: 'assistant', content: turn.answer },
  ]
}

function stepMessages(
  { calls, written, results }: Step,
  id: string,
  texts: readonly string[],
): readonly Message[] {
  const toolCalls = calls.map((call, index) => ({ id: `${id}-${index}`, ...call }))
  const reply: Message =
    strictCalls(written) === undefined
      ? { role: 'assistant', content: written }
      : { role: 'assistant', content: '', toolCalls }
  return [
    reply,
    ...results.map(({ kind }, index): Message => ({
      role: 'tool',
      callId: `${id}-${index}`,
      name: calls[index]?.name ?? '',
      ok: kind === 'value',
      content: texts[index] ?? '',
    })),
  ]
}

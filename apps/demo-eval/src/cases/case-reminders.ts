import type { Plugin } from '@orion-harness/core'
import type { Turn } from '@orion-harness/demo-model/training'
import { reminders } from '@orion-harness/reminders'

/**
 * Reminders as the turns script them, each once: with the user's message, or with the last result of its turn. The
 * system message says that reminders exist, unless `system` says so already. Empty where no turn has one.
 */
export function caseReminders(turns: readonly Turn[], system: string): readonly Plugin[] {
  const scripted = turns.flatMap(({ reminder, steps }, index) => {
    if (reminder === undefined) return []
    const wanted = { turn: index + 1, step: reminder.at === 'user-message' ? 1 : steps.length + 1 }
    return [
      {
        ...reminder,
        name: `turn-${wanted.turn}`,
        cooldown: 0,
        when: ({ turn, step }: typeof wanted) => turn === wanted.turn && step === wanted.step,
      },
    ]
  })
  if (scripted.length === 0) return []
  const plugin = reminders({ reminders: scripted })
  const seed = plugin.reminders?.[0]?.seed?.() ?? ''
  return [system.includes(seed) ? reminders({ reminders: scripted, seed: false }) : plugin]
}

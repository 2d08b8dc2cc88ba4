import { HarnessError } from '../contract/error.ts'
import type { Plugin } from '../contract/plugin.ts'

/** What a foreign loop lets the harness do. The harness refuses at the start what the loop cannot honour. */
export interface LoopAbilities {
  /** Send the messages that `beforeModel` gives, reminders included. */
  readonly inject: boolean
  /** Go on after an answer without calls when `afterStep` says so. */
  readonly resume: boolean
  /** End the turn when `beforeModel` or `afterStep` says so. */
  readonly stop: boolean
  /** Ask `beforeTool` about one call at a time, in order. */
  readonly sequentialGates: boolean
  /** Run a call with arguments that a rule or a person has changed. */
  readonly editArguments: boolean
  /** Cut a reply while it is being generated. */
  readonly cutText: boolean
}

const everything: LoopAbilities = {
  inject: true,
  resume: true,
  stop: true,
  sequentialGates: true,
  editArguments: true,
  cutText: true,
}

/** Throws `OPTION_INVALID` for a plugin that the loop cannot honour. */
export type LoopCheck = (plugins: readonly Plugin[]) => void

/**
 * Says what a foreign loop can do; what is left out it can. Give the result to `createHarness` as `loop`: a plugin
 * that needs more is refused with `OPTION_INVALID`, naming both.
 */
export function foreignLoop(abilities: Partial<LoopAbilities>): LoopCheck {
  const can = { ...everything, ...abilities }
  return (plugins) => {
    for (const plugin of plugins) {
      const missing = needsOf(plugin).find(([ability, , isNeeded]) => isNeeded && !can[ability])
      if (missing === undefined) continue
      throw new HarnessError(
        'OPTION_INVALID',
        `Plugin "${plugin.name}" has ${missing[1]}, which this loop cannot honour: it lacks "${missing[0]}".`,
        { hint: 'Leave the plugin out, or run it in a loop that can.' },
      )
    }
  }
}

type Need = readonly [ability: keyof LoopAbilities, what: string, isNeeded: boolean]

function needsOf({ reminders = [], stopWhen = [], rules = [], hooks = {} }: Plugin): readonly Need[] {
  return [
    ['inject', 'reminders', reminders.length > 0],
    ['inject', 'a beforeModel hook', hooks.beforeModel !== undefined],
    ['stop', 'stop conditions', stopWhen.length > 0],
    ['resume', 'stop conditions', stopWhen.length > 0],
    ['sequentialGates', 'rules', rules.length > 0],
    ['editArguments', 'rules', rules.length > 0],
    ['cutText', 'a text watcher', hooks.watchText !== undefined],
  ]
}

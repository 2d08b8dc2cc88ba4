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

/** Throws `OPTION_INVALID` when a plugin needs what the loop cannot do, naming both. */
export function checkLoop(plugins: readonly Plugin[], abilities: Partial<LoopAbilities>): void {
  const can = { ...everything, ...abilities }
  for (const plugin of plugins) {
    const needs: readonly (readonly [keyof LoopAbilities, boolean, string])[] = [
      ['inject', (plugin.reminders ?? []).length > 0, 'reminders'],
      ['stop', (plugin.stopWhen ?? []).length > 0, 'stop conditions'],
      ['resume', (plugin.stopWhen ?? []).length > 0, 'stop conditions'],
      ['sequentialGates', (plugin.rules ?? []).length > 0, 'rules'],
      ['editArguments', (plugin.rules ?? []).length > 0, 'rules'],
      ['cutText', plugin.hooks?.watchText !== undefined, 'a text watcher'],
      ['inject', plugin.hooks?.beforeModel !== undefined, 'a beforeModel hook'],
    ]
    const missing = needs.find(([ability, needed]) => needed && !can[ability])
    if (missing === undefined) continue
    throw new HarnessError(
      'OPTION_INVALID',
      `Plugin "${plugin.name}" has ${missing[2]}, which this loop cannot honour: it lacks "${missing[0]}".`,
      { hint: 'Leave the plugin out, or run it in a loop that can.' },
    )
  }
}

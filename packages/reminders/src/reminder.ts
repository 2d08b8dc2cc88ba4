import type { InjectionContext, ReminderInput } from '@orion-harness/core'

/** Something the model should be told under a condition. State facts, not commands. */
export interface Reminder extends Omit<ReminderInput, 'text' | 'expires'> {
  /** Unique among the reminders of one plugin. Without ` + `. */
  readonly name: string
  readonly text: string | ((context: InjectionContext) => string)
  /** Default `both`. */
  readonly at?: 'user-message' | 'tool-result' | 'both'
  /** Only while this tool is offered, so that the model knows before it calls it. */
  readonly before?: ToolNames
  /** Only with a result of this tool. */
  readonly after?: ToolNames
  /** A condition, such as one over a view. Default: always. */
  readonly when?: (context: InjectionContext) => boolean
  /** Turns that must pass before it is sent again; then it is sent also when it is still in view. */
  readonly cooldown?: number
  /** At most once in a conversation; what was attached or queued under the same name does not count. */
  readonly once?: boolean
  /** At most so often in a conversation, counted like `once`. */
  readonly times?: number
}

/** Which tools are meant: a name, several, or a pattern. */
export type ToolNames = string | readonly string[] | RegExp

/** True when `name` is meant. */
export function isNamed(names: ToolNames, name: string): boolean {
  if (typeof names === 'string') return names === name
  return names instanceof RegExp ? name.search(names) !== -1 : names.includes(name)
}

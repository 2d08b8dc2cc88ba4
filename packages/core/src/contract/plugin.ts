import type { Hooks } from './hooks.ts'
import type { ReminderSource } from './reminder.ts'
import type { Rule } from './rule.ts'
import type { StopCondition } from './stop-condition.ts'
import type { Tool } from './tool.ts'

/** A bundle of tools, rules, stop conditions, reminders and hooks. Plugins apply in the order they are given. */
export interface Plugin {
  readonly name: string
  readonly tools?: readonly Tool[]
  readonly rules?: readonly Rule[]
  readonly stopWhen?: readonly StopCondition[]
  readonly reminders?: readonly ReminderSource[]
  readonly hooks?: Hooks
}

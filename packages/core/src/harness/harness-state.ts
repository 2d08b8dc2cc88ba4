import type { Conversation } from '../contract/conversation.ts'
import type { EntryBody, Entry } from '../contract/entry.ts'
import { HarnessError } from '../contract/error.ts'
import type { Plugin } from '../contract/plugin.ts'
import type { ReminderSource } from '../contract/reminder.ts'
import type { Rule } from '../contract/rule.ts'
import type { StopCondition } from '../contract/stop-condition.ts'
import type { Tool } from '../contract/tool.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import type { EventSink, Position } from './event-sink.ts'
import { createEventSink } from './event-sink.ts'
import type { HarnessOptions } from './harness-options.ts'

/** What the parts of one harness share. */
export interface HarnessState {
  readonly options: HarnessOptions
  readonly conversation: Conversation
  readonly plugins: readonly Plugin[]
  readonly tools: ReadonlyMap<string, Tool>
  readonly rules: readonly Rule[]
  readonly stopWhen: readonly StopCondition[]
  readonly reminders: readonly ReminderSource[]
  readonly events: EventSink
  readonly position: Position
  readonly now: () => number
  /** Makes outside text unable to pass for the harness's own. */
  readonly neutralise: (text: string) => string
  /** Appends at the present position and tells everybody. */
  record(body: EntryBody): Entry
}

/**
 * Puts the options together. Throws `TOOL_DUPLICATE` for two tools of one name, `OPTION_INVALID` for a
 * `maxParallelTools` that is no whole number from 1 and for a plugin that the loop cannot honour.
 */
export function createHarnessState(options: HarnessOptions): HarnessState {
  const { plugins = [], now = Date.now, conversation = createConversation({ now }) } = options
  checkParallel(options)
  options.loop?.(plugins)
  const position: Position = { turn: conversation.entries.at(-1)?.turn ?? 0, step: 0 }
  const reminders = plugins.flatMap((plugin) => plugin.reminders ?? [])
  const events = createEventSink(position, plugins, (event) => options.onEvent?.(event), options.firstSeq)

  return {
    options,
    conversation,
    plugins,
    tools: collectTools([...(options.tools ?? []), ...plugins.flatMap((plugin) => plugin.tools ?? [])]),
    rules: plugins.flatMap((plugin) => plugin.rules ?? []),
    stopWhen: plugins.flatMap((plugin) => plugin.stopWhen ?? []),
    reminders,
    events,
    position,
    now,
    neutralise: (text) => reminders.reduce((clean, source) => source.neutralise?.(clean) ?? clean, text),
    record(body) {
      const entry = conversation.append({ ...body, turn: position.turn, step: position.step })
      events.emit({ type: 'message', entry })
      return entry
    },
  }
}

function checkParallel({ maxParallelTools = 1 }: HarnessOptions): void {
  if (Number.isInteger(maxParallelTools) && maxParallelTools >= 1) return
  throw new HarnessError('OPTION_INVALID', `maxParallelTools is ${maxParallelTools}.`, {
    hint: 'Choose a whole number from 1.',
  })
}

function collectTools(tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  const byName = new Map<string, Tool>()
  for (const tool of tools) {
    if (byName.has(tool.name)) {
      throw new HarnessError('TOOL_DUPLICATE', `Two tools are called "${tool.name}".`, {
        hint: 'Rename one of them.',
      })
    }
    byName.set(tool.name, tool)
  }
  return byName
}

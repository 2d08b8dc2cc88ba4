import type { AttachedReminder, Collected, InjectionContext } from '../contract/reminder.ts'
import { transcript } from '../conversation/transcript.ts'
import type { HarnessState } from './harness-state.ts'

/**
 * Lets the reminder sources speak at the newest message, when it is the person's or a tool's. They are given what rides
 * on the results of this turn that the model has not seen, also when a message has come after them. What they decide is
 * logged as `reminder` entries, so the message reads the same for ever. A source that throws is a warning.
 */
export async function injectReminders(
  state: HarnessState,
  countTokens: (text: string) => Promise<number>,
): Promise<void> {
  const { items } = state.conversation.view(transcript)
  const newest = items.at(-1)
  if (newest === undefined || newest.role === 'assistant' || newest.reminders.length > 0) return
  const seen = items.findLastIndex(({ role, reminders }) => role === 'assistant' || reminders.length > 0)
  const results = items
    .slice(seen + 1)
    .flatMap(({ entryId }) => state.conversation.entry(entryId) ?? [])
    .filter(({ turn }) => turn === state.position.turn)
    .filter((entry) => entry.type === 'tool-result')
  let attached: readonly AttachedReminder[] = results.flatMap(({ name, result }) =>
    result.reminders.map((reminder) => ({ ...reminder, source: name })),
  )
  const context: Omit<InjectionContext, 'attached'> = {
    point: newest.role === 'tool' ? 'tool-result' : 'user-message',
    conversation: state.conversation,
    ...state.position,
    offeredTools: [...state.tools.keys()],
    toolNames: results.map(({ name }) => name),
    countTokens,
  }
  const sources = state.reminders.length > 0 ? state.reminders : [asTheyCome]
  for (const source of sources) {
    try {
      record(state, newest.entryId, await source.collect({ ...context, attached }))
    } catch (error) {
      state.events.warn(
        'REMINDER_FAILED',
        `Reminders "${source.name}" failed and nothing of theirs was injected: ${String(error)}`,
      )
    }
    attached = []
  }
}

function record(state: HarnessState, target: string, { injections, outcomes }: Collected): void {
  for (const outcome of outcomes) state.events.emit({ type: 'reminder', ...outcome })
  for (const injection of injections) {
    state.record({ type: 'reminder', target: injection.level === 'system' ? null : target, ...injection })
  }
}

/** What happens to reminders on tool results when no source is there to decide. */
const asTheyCome = {
  name: 'attached',
  async collect(context: InjectionContext): Promise<Collected> {
    const { attached } = context
    const tokens = await Promise.all(attached.map(({ text }) => context.countTokens(text)))
    return {
      injections: attached.map(({ text, source }) => ({ text, source, level: 'tool' })),
      outcomes: attached.map(({ text, source }, index) => ({
        source,
        text,
        tokens: tokens[index] ?? 0,
        outcome: 'injected',
        reason: 'attached to a result',
      })),
    }
  },
}

import type { AttachedReminder, Collected, InjectionContext, ReminderOutcome } from '../contract/reminder.ts'
import type { Transcript } from '../conversation/transcript.ts'
import { transcript } from '../conversation/transcript.ts'
import type { HarnessState } from './harness-state.ts'

/**
 * Lets the reminder sources speak at the newest message, when it is the person's or a tool's. What they decide is
 * logged as `reminder` entries, so the message reads the same for ever. A source that throws is a warning.
 */
export async function injectReminders(
  state: HarnessState,
  countTokens: (text: string) => Promise<number>,
): Promise<void> {
  const view = state.conversation.view(transcript)
  const newest = view.items.at(-1)
  if (newest === undefined || newest.role === 'assistant' || newest.reminders.length > 0) return
  const attached = attachedReminders(state, view)
  const context: InjectionContext = {
    point: newest.role === 'tool' ? 'tool-result' : 'user-message',
    conversation: state.conversation,
    ...state.position,
    offeredTools: [...state.tools.keys()],
    toolNames: newestToolNames(view),
    attached,
    countTokens,
  }
  if (state.reminders.length === 0)
    return record(state, newest.entryId, await asTheyCome(attached, countTokens))
  for (const [index, source] of state.reminders.entries()) {
    try {
      const collected = await source.collect({ ...context, attached: index === 0 ? attached : [] })
      record(state, newest.entryId, collected)
    } catch (error) {
      state.events.emit({
        type: 'warning',
        code: 'REMINDER_FAILED',
        message: `Reminders "${source.name}" failed and nothing of theirs was injected: ${String(error)}`,
      })
    }
  }
}

function record(state: HarnessState, target: string, collected: Collected): void {
  for (const outcome of collected.outcomes) state.events.emit({ type: 'reminder', ...outcome })
  for (const { text, source, level } of collected.injections) {
    state.record({ type: 'reminder', target: level === 'system' ? null : target, text, source, level })
  }
}

async function asTheyCome(
  attached: readonly AttachedReminder[],
  countTokens: (text: string) => Promise<number>,
): Promise<Collected> {
  const outcomes: ReminderOutcome[] = []
  for (const { source, text } of attached) {
    const tokens = await countTokens(text)
    outcomes.push({ source, text, tokens, outcome: 'injected', reason: 'attached to a result' })
  }
  return {
    injections: attached.map(({ source, text }) => ({ source, text, level: 'tool' })),
    outcomes,
  }
}

function newestToolNames(view: Transcript): readonly string[] {
  const firstOther = view.items.findLastIndex((item) => item.role !== 'tool')
  return view.items.slice(firstOther + 1).map((item) => (item.role === 'tool' ? item.name : ''))
}

function attachedReminders(state: HarnessState, view: Transcript): readonly AttachedReminder[] {
  const firstOther = view.items.findLastIndex((item) => item.role !== 'tool')
  return view.items.slice(firstOther + 1).flatMap((item) => {
    const entry = state.conversation.entry(item.entryId)
    return entry?.type === 'tool-result'
      ? entry.result.reminders.map((reminder) => ({ ...reminder, source: entry.name }))
      : []
  })
}

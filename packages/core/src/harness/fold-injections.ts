import type { Message } from '../contract/message.ts'
import type { Transcript } from '../conversation/transcript.ts'

/** A foreign loop's messages with this harness's seeds and newest reminders folded in; role order stays as it was. */
export function foldInjections(
  messages: readonly Message[],
  seeds: readonly string[],
  transcript: Transcript,
  neutralise: (text: string) => string,
): readonly Message[] {
  const clean = messages.map((message) =>
    message.role === 'system' ? message : { ...message, content: neutralise(message.content) },
  )
  const reminders = transcript.items.at(-1)?.reminders ?? []
  const newest = clean.at(-1)
  if (newest !== undefined && reminders.length > 0) {
    clean[clean.length - 1] = { ...newest, content: [newest.content, ...reminders].join('\n\n') }
  }
  const system = [...seeds, ...transcript.systemReminders].filter(Boolean)
  if (system.length === 0) return clean
  const first = clean[0]
  return first?.role === 'system'
    ? [{ ...first, content: [first.content, ...system].join('\n\n') }, ...clean.slice(1)]
    : [{ role: 'system', content: system.join('\n\n') }, ...clean]
}

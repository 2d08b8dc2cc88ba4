import type { Message } from '../contract/message.ts'

/**
 * A foreign loop's own messages with the harness's texts folded in: what `written` (the harness's messages, from
 * `beforeModel`) has in its system message goes into theirs, and the newest message is the harness's, reminders
 * included. Role order stays as it was.
 */
export function foldReminders(messages: readonly Message[], written: readonly Message[]): readonly Message[] {
  const folded = [...messages]
  const newest = written.at(-1)
  if (newest !== undefined && folded.at(-1)?.role === newest.role) folded[folded.length - 1] = newest
  const [system] = written
  if (system?.role !== 'system') return folded
  const [first] = folded
  return first?.role === 'system'
    ? [{ role: 'system', content: `${first.content}\n\n${system.content}` }, ...folded.slice(1)]
    : [system, ...folded]
}

import type { JsonObject, Json } from '../contract/json.ts'
import { isJsonObject } from './is-json-object.ts'
import type { Message } from '../contract/message.ts'
import type { Transcript, TranscriptItem } from './transcript.ts'

export interface MessageOptions {
  /** Parts of the system message before anything injected; empty ones are left out. */
  readonly system: readonly string[]
  /** Makes outside text unable to pass for the harness's own. */
  readonly neutralise?: (text: string) => string
}

/** Writes a transcript as messages. An unchanged item gives the same message object every time. */
export type MessageWriter = (transcript: Transcript, options: MessageOptions) => readonly Message[]

/** A writer with a memory of its own. */
export function createMessageWriter(): MessageWriter {
  const written = new WeakMap<TranscriptItem, Message>()
  let system: Message = { role: 'system', content: '' }

  return (transcript, { system: parts, neutralise = (text) => text }) => {
    const messages: Message[] = []
    const { summary } = transcript
    const atStart = summary?.placement === 'start' ? [neutralise(summary.text)] : []
    const content = [...parts, ...transcript.systemReminders, ...atStart].filter(Boolean).join('\n\n')
    if (system.content !== content) system = { role: 'system', content }
    if (content !== '') messages.push(system)

    for (const item of transcript.items) {
      const message = written.get(item) ?? writeItem(item, neutralise)
      written.set(item, message)
      messages.push(message)
    }
    if (summary?.placement === 'recent') foldRecent(messages, neutralise(summary.text))
    return messages
  }
}

function writeItem(item: TranscriptItem, neutralise: (text: string) => string): Message {
  const content = [neutralise(item.text), ...item.reminders].filter(Boolean).join('\n\n')
  switch (item.role) {
    case 'user':
      return { role: 'user', content }
    case 'tool':
      return {
        role: 'tool',
        callId: neutralise(item.callId),
        name: neutralise(item.name),
        ok: item.ok,
        content,
      }
    case 'assistant':
      return {
        role: 'assistant',
        content,
        ...(item.reasoning === undefined ? {} : { reasoning: neutralise(item.reasoning) }),
        ...(item.calls.length === 0
          ? {}
          : {
              toolCalls: item.calls.map((call) => ({
                ...call,
                id: neutralise(call.id),
                name: neutralise(call.name),
                arguments: mapObject(call.arguments, neutralise),
              })),
            }),
      }
  }
}

function foldRecent(messages: Message[], summary: string): void {
  const index = messages.findLastIndex((message) => message.role === 'user')
  const newest = messages[index]
  if (newest !== undefined) messages[index] = { ...newest, content: `${summary}\n\n${newest.content}` }
  else messages.push({ role: 'user', content: summary })
}

function mapObject(value: JsonObject, change: (text: string) => string): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), mapStrings(item, change)]),
  )
}

function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item: Json) => mapStrings(item, change))
  if (isJsonObject(value)) return mapObject(value, change)
  return value
}

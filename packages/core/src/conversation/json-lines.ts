import type { Conversation } from '../contract/conversation.ts'
import type { Entry } from '../contract/entry.ts'
import { HarnessError, isHarnessError } from '../contract/error.ts'
import { conversationOf } from './create-conversation.ts'
import type { ConversationOptions } from './create-conversation.ts'
import { conversationFormatVersion } from './conversation-header.ts'
import { createEntryGuard } from './entry-guard.ts'
import { parseEntry } from './parse-entry.ts'

export interface ReadConversation {
  readonly conversation: Conversation
  /** Text of a last line that was cut off while being written, and was left out. */
  readonly torn: string | undefined
}

export interface ReadConversationOptions extends Pick<ConversationOptions, 'now'> {
  /** Which line of its file the text begins with, for the numbers in errors. Default 1. */
  readonly firstLine?: number
}

/**
 * Reads what `toJsonLines` wrote. A last line that was cut off by a crash is left out and reported; anything else
 * that is wrong throws `CONVERSATION_INVALID` with its line number: a line that cannot be read, and an entry that may
 * not stand where it does.
 */
export function conversationFromJsonLines(
  text: string,
  { firstLine = 1, ...options }: ReadConversationOptions = {},
): ReadConversation {
  const lines = text.split('\n')
  const last = lines.length - 1
  const id = readHeader(lines[0] ?? '', firstLine)
  const places = new Map<string, Entry>()
  const guard = createEntryGuard(places)
  const read = (value: unknown) => {
    const entry = parseEntry(value)
    guard(entry)
    places.set(entry.id, entry)
  }
  let torn: string | undefined
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue
    const value = parseLine(line)
    if (value === undefined && index === last) torn = line
    else atLine(firstLine + index, () => read(value))
  }
  return { conversation: conversationOf([...places.values()], { id, ...options }), torn }
}

function readHeader(text: string, line: number): string {
  const header = parseLine(text)
  if (typeof header === 'object' && header !== null && 'orion' in header && 'version' in header) {
    if (header.version !== conversationFormatVersion) {
      throw new HarnessError(
        'CONVERSATION_INVALID',
        `This conversation has format ${JSON.stringify(header.version)}; this package reads ${conversationFormatVersion}. (line ${line})`,
        { hint: 'Update @orion-harness/core.' },
      )
    }
    if ('id' in header && typeof header.id === 'string') return header.id
  }
  throw new HarnessError('CONVERSATION_INVALID', `This is not the header of a conversation. (line ${line})`, {
    hint: 'The file was not written by toJsonLines, or its beginning is lost.',
  })
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function atLine(line: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!isHarnessError(error)) throw error
    throw new HarnessError('CONVERSATION_INVALID', `${error.message} (line ${line})`, {
      hint: `The log was edited or damaged. Restore it, or cut it before line ${line}.`,
      cause: error,
    })
  }
}

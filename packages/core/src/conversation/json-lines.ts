import type { Conversation } from '../contract/conversation.ts'
import type { Entry } from '../contract/entry.ts'
import { HarnessError, isHarnessError } from '../contract/error.ts'
import { conversationOf } from './create-conversation.ts'
import type { ConversationOptions } from './create-conversation.ts'
import { conversationFormatVersion } from './conversation-header.ts'
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
  const id = readHeader(lines[0] ?? '', firstLine)
  let line = firstLine
  let torn: string | undefined
  function* entries(): Generator<Entry> {
    for (const [index, source] of lines.entries()) {
      if (index === 0 || source === '') continue
      line = firstLine + index
      const value = parseLine(source)
      if (value === undefined && index === lines.length - 1) torn = source
      else yield parseEntry(value)
    }
  }
  try {
    return { conversation: conversationOf(entries(), { id, ...options }), torn }
  } catch (error) {
    throw atLine(line, error)
  }
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

function atLine(line: number, error: unknown): unknown {
  if (!isHarnessError(error)) return error
  return new HarnessError('CONVERSATION_INVALID', `${error.message} (line ${line})`, {
    hint: `The log was edited or damaged. Restore it, or cut it before line ${line}.`,
    cause: error,
  })
}

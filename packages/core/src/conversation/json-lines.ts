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

/**
 * Reads what `toJsonLines` wrote. A last line that was cut off by a crash is left out and reported; anything else
 * that is wrong throws `CONVERSATION_INVALID` with its line number.
 */
export function conversationFromJsonLines(
  text: string,
  options: Pick<ConversationOptions, 'now'> = {},
): ReadConversation {
  const lines = text.split('\n')
  const last = lines.length - 1
  const id = readHeader(lines[0] ?? '')
  const entries: Entry[] = []
  let torn: string | undefined
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '') continue
    const value = parseLine(line)
    if (value === undefined && index === last) torn = line
    else entries.push(atLine(index + 1, () => parseEntry(value)))
  }
  return { conversation: atLine(0, () => conversationOf(entries, { id, ...options })), torn }
}

function readHeader(line: string): string {
  const header = parseLine(line)
  if (typeof header === 'object' && header !== null && 'orion' in header && 'version' in header) {
    if (header.version !== conversationFormatVersion) {
      throw new HarnessError(
        'CONVERSATION_INVALID',
        `This conversation has format ${String(header.version)}; this package reads ${conversationFormatVersion}.`,
        { hint: 'Update @orion-harness/core.' },
      )
    }
    if ('id' in header && typeof header.id === 'string') return header.id
  }
  throw new HarnessError('CONVERSATION_INVALID', 'The first line is not the header of a conversation.', {
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

function atLine<Result>(line: number, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!isHarnessError(error)) throw error
    const where = line === 0 ? '' : ` (line ${line})`
    throw new HarnessError('CONVERSATION_INVALID', `${error.message}${where}`, {
      hint: 'The log was edited or damaged. Restore it, or cut it before this line.',
      cause: error,
    })
  }
}

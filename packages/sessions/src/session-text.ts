import { HarnessError, conversationFromJsonLines, isHarnessError } from '@orion-harness/core'
import type { Conversation, HarnessErrorOptions } from '@orion-harness/core'
import { readSessionHeader, writeSessionHeader } from './session-header.ts'
import type { SessionHeader } from './session-header.ts'

/** A session as it stands in a file. */
export interface SessionText {
  readonly header: SessionHeader
  readonly conversation: Conversation
  /** A last line that was cut off while being written. */
  readonly torn: string | undefined
}

/** The whole text of a session: its header, then the conversation's own JSON lines. */
export function writeSessionText(header: SessionHeader, conversation: Conversation): string {
  return `${writeSessionHeader(header)}\n${conversation.toJsonLines()}`
}

/**
 * Reads it back. A torn last line is left out and reported; anything else that is wrong is `SESSION_CORRUPT`, with the
 * number of the line in this text, from 1.
 */
export function readSessionText(text: string, name: string): SessionText {
  const end = text.indexOf('\n')
  const header = end < 0 ? undefined : readSessionHeader(text.slice(0, end))
  if (header === undefined) {
    const hint = 'It was not written by this package, or its beginning is lost: restore it from a copy.'
    throw corrupt(name, 'Its first line is not the header of a session.', { hint })
  }
  try {
    return { header, ...conversationFromJsonLines(text.slice(end + 1), { firstLine: 2 }) }
  } catch (error) {
    if (!isHarnessError(error)) throw error
    throw corrupt(name, error.message, { hint: error.hint ?? 'Restore it from a copy.', cause: error })
  }
}

function corrupt(name: string, problem: string, options: HarnessErrorOptions): HarnessError {
  return new HarnessError('SESSION_CORRUPT', `The session ${name} cannot be read. ${problem}`, options)
}

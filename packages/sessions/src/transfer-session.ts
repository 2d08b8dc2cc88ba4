import type { OpenSession, SessionStore } from '@orion-harness/core'
import { readSessionText, writeSessionText } from './session-text.ts'

/** The whole session as text, in the format of a session file. */
export function exportSession({ info, conversation }: OpenSession): string {
  const { id, title, createdAt, forkedFrom } = info
  return writeSessionText(
    { id, title, createdAt, ...(forkedFrom === undefined ? {} : { forkedFrom }) },
    conversation,
  )
}

/** Puts an exported session into a store, under a new id. Throws `SESSION_CORRUPT` for text that is none. */
export async function importSession(store: SessionStore, text: string): Promise<OpenSession> {
  const { header, conversation } = readSessionText(text, 'to be imported')
  return store.create({ title: header.title, conversation, forkedFrom: header.id })
}

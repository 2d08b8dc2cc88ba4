import { HarnessError, conversationFromJsonLines, createConversation } from '@orion-harness/core'
import type { Conversation, OpenSession, SessionInfo, SessionStore } from '@orion-harness/core'
import { newSessionId } from './session-id.ts'
import type { SessionHeader } from './session-header.ts'
import { titleFrom } from './session-title.ts'

interface MemorySession {
  readonly header: SessionHeader
  readonly conversation: Conversation
  updatedAt: number
  isOpen: boolean
}

/** Sessions in memory, with the same promises as files: one writer at a time, and what was opened is what was written. */
export function memorySessions({ now = Date.now }: { readonly now?: () => number } = {}): SessionStore {
  const sessions = new Map<string, MemorySession>()

  const find = (id: string): MemorySession => {
    const found = sessions.get(id)
    if (found !== undefined) return found
    throw new HarnessError('SESSION_NOT_FOUND', `There is no session ${id}.`, {
      hint: 'list() says which there are.',
    })
  }
  const requireClosed = (session: MemorySession) => {
    if (!session.isOpen) return
    throw new HarnessError('SESSION_LOCKED', `Session ${session.header.id} is open.`, {
      hint: 'Close it first, or fork it.',
    })
  }

  const store: SessionStore = {
    async list() {
      return [...sessions.values()].map(infoOf).sort((left, right) => right.updatedAt - left.updatedAt)
    },
    async open(id): Promise<OpenSession> {
      const session = find(id)
      requireClosed(session)
      session.isOpen = true
      const stop = session.conversation.onAppend(() => (session.updatedAt = now()))
      let isClosed = false
      return {
        info: infoOf(session),
        conversation: session.conversation,
        async flush() {},
        async close() {
          if (isClosed) return
          isClosed = true
          stop()
          session.isOpen = false
        },
      }
    },
    async create({ title = '', conversation, forkedFrom } = {}) {
      const createdAt = now()
      const id = newSessionId(createdAt)
      const copy =
        conversation === undefined
          ? createConversation({ id, now })
          : conversationFromJsonLines(conversation.toJsonLines(), { now }).conversation
      const header = { id, title, createdAt, ...(forkedFrom === undefined ? {} : { forkedFrom }) }
      sessions.set(id, { header, conversation: copy, updatedAt: createdAt, isOpen: false })
      return store.open(id)
    },
    async remove(id) {
      requireClosed(find(id))
      sessions.delete(id)
    },
  }
  return store
}

function infoOf({ header, conversation, updatedAt }: MemorySession): SessionInfo {
  return {
    ...header,
    title: header.title || titleFrom(conversation.entries[0]),
    updatedAt,
    sizeBytes: conversation.toJsonLines().length,
  }
}

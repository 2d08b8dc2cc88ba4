import { mkdirSync, writeFileSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError, createConversation } from '@orion-harness/core'
import type { OpenSession, SessionStore } from '@orion-harness/core'
import { openSessionFile } from './open-session-file.ts'
import { checkSessionId, newSessionId } from './session-id.ts'
import { readSessionInfo } from './session-info.ts'
import { lockSession } from './session-lock.ts'
import { writeSessionText } from './session-text.ts'

export interface FileSessionsOptions {
  /** Where the files are; made when it is missing. */
  readonly folder: string
  /**
   * When the disk is asked to keep what was written: after every entry and at `close`, at the end of each turn and at
   * `close`, or only when `flush` is called. What a killed process has written is kept in any case; this is about a
   * power cut, which can take what was written since the disk was last asked. Default `turn`.
   */
  readonly fsync?: 'entry' | 'turn' | 'never'
  /**
   * Told when an entry could not be written, a lock was lost, or `list` left out a session it could not read. Default:
   * nobody; `flush` and `close` throw in any case of the first two.
   */
  readonly onError?: (error: HarnessError) => void
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number
}

const extension = '.jsonl'

/** Sessions as files: one `ID.jsonl` for each, JSON lines, written as it happens. */
export function fileSessions(options: FileSessionsOptions): SessionStore {
  const { folder, fsync = 'turn', onError = () => undefined, now = Date.now } = options
  const pathOf = (id: string) => join(folder, `${checkSessionId(id)}${extension}`)
  mkdirSync(folder, { recursive: true })

  const openSession = async (id: string): Promise<OpenSession> => {
    const path = pathOf(id)
    await requireFile(path, id)
    return openSessionFile(path, id, { fsync, onError, now })
  }

  return {
    open: openSession,
    async create({ title = '', conversation, forkedFrom } = {}) {
      const createdAt = now()
      const id = newSessionId(createdAt)
      const header = { id, title, createdAt, ...(forkedFrom === undefined ? {} : { forkedFrom }) }
      writeFileSync(pathOf(id), writeSessionText(header, conversation ?? createConversation({ id })), {
        flag: 'wx',
      })
      return openSession(id)
    },
    async list() {
      const names = (await readdir(folder)).filter((name) => name.endsWith(extension))
      const infos = await Promise.all(names.map((name) => readSessionInfo(join(folder, name), onError)))
      return infos
        .filter((info) => info !== undefined)
        .sort((left, right) => right.updatedAt - left.updatedAt || (left.id < right.id ? 1 : -1))
    },
    async remove(id) {
      const path = pathOf(id)
      await requireFile(path, id)
      const lock = await lockSession(path, onError)
      try {
        await rm(path)
      } finally {
        await lock.release()
      }
    },
  }
}

async function requireFile(path: string, id: string): Promise<void> {
  try {
    await stat(path)
  } catch (cause) {
    throw new HarnessError('SESSION_NOT_FOUND', `There is no session ${id}.`, {
      hint: 'list() says which there are.',
      cause,
    })
  }
}

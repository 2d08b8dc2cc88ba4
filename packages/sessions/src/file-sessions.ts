import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HarnessError, createConversation } from '@orion-harness/core'
import type { Entry, OpenSession, SessionInfo, SessionStore } from '@orion-harness/core'
import { openAppendLog } from './append-log.ts'
import { readSessionHeader } from './session-header.ts'
import { checkSessionId, newSessionId } from './session-id.ts'
import { lockSession } from './session-lock.ts'
import { readSessionText, writeSessionText } from './session-text.ts'
import { titleFrom } from './session-title.ts'

export interface FileSessionsOptions {
  /** Where the files are; made when it is missing. */
  readonly folder: string
  /**
   * When the disk is asked to keep what was written: after every entry, at the end of each turn, or never. What a
   * killed process has written is kept in any case; this is about a power cut. Default `turn`.
   */
  readonly fsync?: 'entry' | 'turn' | 'never'
  /** Told when an entry could not be written, or a lock was lost. Default: nobody; `flush` throws in any case. */
  readonly onError?: (error: HarnessError) => void
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number
}

const extension = '.jsonl'
/** Enough of a file to hold its header and the first message. */
const headBytes = 8_192

/** Sessions as files: one `ID.jsonl` for each, JSON lines, written as it happens. */
export function fileSessions(options: FileSessionsOptions): SessionStore {
  const { folder, fsync = 'turn', onError = () => undefined, now = Date.now } = options
  const pathOf = (id: string) => join(folder, `${checkSessionId(id)}${extension}`)
  mkdirSync(folder, { recursive: true })

  const openSession = async (id: string): Promise<OpenSession> => {
    const path = pathOf(id)
    await requireFile(path, id)
    const unlock = await lockSession(path, onError)
    try {
      const bytes = readFileSync(path)
      const { header, conversation, torn } = readSessionText(bytes.toString('utf8'), id)
      const wholeLines = bytes.lastIndexOf('\n') + 1
      const log = openAppendLog(path, torn === undefined ? bytes.length : wholeLines, onError)
      if (torn === undefined && wholeLines < bytes.length) log.append('\n', false)
      const stop = conversation.onAppend((entry) => {
        const sync = fsync === 'entry' || (fsync === 'turn' && entry.type === 'turn-end')
        log.append(`${JSON.stringify(entry)}\n`, sync)
      })
      return {
        info: {
          ...header,
          title: header.title || titleFrom(conversation.entries[0]),
          updatedAt: now(),
          sizeBytes: bytes.length,
        },
        conversation,
        ...(torn === undefined ? {} : { torn }),
        async flush() {
          log.sync()
        },
        async close() {
          stop()
          try {
            log.close()
          } finally {
            await unlock()
          }
        },
      }
    } catch (error) {
      await unlock()
      throw error
    }
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
      const infos = await Promise.all(names.map((name) => readInfo(join(folder, name))))
      return infos
        .filter((info) => info !== undefined)
        .sort((left, right) => right.updatedAt - left.updatedAt || (left.id < right.id ? 1 : -1))
    },
    async remove(id) {
      const path = pathOf(id)
      await requireFile(path, id)
      const unlock = await lockSession(path, onError)
      await rm(path)
      await unlock()
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

/** What a list shows of a file, from its first bytes. Undefined for a file that is no session. */
async function readInfo(path: string): Promise<SessionInfo | undefined> {
  const file = await open(path, 'r')
  try {
    const { size, mtimeMs } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    const header = readSessionHeader(lines[0] ?? '')
    if (header === undefined) return undefined
    return {
      ...header,
      title: header.title || titleFrom(parseEntryLine(lines[2])),
      updatedAt: mtimeMs,
      sizeBytes: size,
    }
  } finally {
    await file.close()
  }
}

function parseEntryLine(line: string | undefined): Entry | undefined {
  try {
    return line === undefined ? undefined : (JSON.parse(line) as Entry)
  } catch {
    return undefined
  }
}

import { readFileSync } from 'node:fs'
import type { HarnessError, OpenSession } from '@orion-harness/core'
import { openAppendLog } from './append-log.ts'
import type { Disk } from './append-log.ts'
import { lockSession } from './session-lock.ts'
import { readSessionText } from './session-text.ts'
import { titleFrom } from './session-title.ts'

export interface OpenSessionFileOptions {
  readonly fsync: 'entry' | 'turn' | 'never'
  /** Told when an entry could not be written, and once when the lock was lost. */
  readonly onError: (error: HarnessError) => void
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Default: the real one. */
  readonly disk?: Disk
}

/**
 * Opens a session file for writing. Throws `SESSION_LOCKED` and `SESSION_CORRUPT`. Once the lock is lost nothing more
 * is written, and `flush` and `close` throw `SESSION_LOCKED`. `close` may be called again, and so may `flush` after it:
 * both then end as the first `close` did, and touch nothing.
 */
export async function openSessionFile(
  path: string,
  id: string,
  { fsync, onError, now, disk }: OpenSessionFileOptions,
): Promise<OpenSession> {
  const lock = await lockSession(path, onError)
  try {
    const bytes = readFileSync(path)
    const { header, conversation, torn } = readSessionText(bytes.toString('utf8'), id)
    const wholeLines = bytes.lastIndexOf('\n') + 1
    const log = openAppendLog(path, torn === undefined ? bytes.length : wholeLines, onError, disk)
    if (torn === undefined && wholeLines < bytes.length) log.append('\n', false)
    const stop = conversation.onAppend((entry) => {
      if (lock.lost() !== undefined) return
      const sync = fsync === 'entry' || (fsync === 'turn' && entry.type === 'turn-end')
      log.append(`${JSON.stringify(entry)}\n`, sync)
    })
    const finish = async () => {
      stop()
      const loss = lock.lost()
      if (loss !== undefined) {
        log.abandon()
        throw loss
      }
      try {
        log.close(fsync !== 'never')
      } finally {
        await lock.release()
      }
    }
    let closing: Promise<void> | undefined
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
        if (closing !== undefined) return closing
        const loss = lock.lost()
        if (loss !== undefined) throw loss
        log.sync()
      },
      async close() {
        closing ??= Promise.resolve().then(finish)
        return closing
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

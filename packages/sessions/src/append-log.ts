import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { HarnessError, isHarnessError } from '@orion-harness/core'

/** Appends to one file at once, before the call returns, so that a kill can cost no more than the line being written. */
export interface AppendLog {
  /**
   * Writes a text, and with `sync` asks the disk to keep it. When the disk refuses, `onError` is told and the text
   * waits and is tried again with the next one. Never throws.
   */
  append(text: string, sync: boolean): void
  /** Writes what waits and asks the disk to keep everything. Throws `SESSION_WRITE_FAILED`. */
  sync(): void
  /** Closes the file. What still waits is tried once more; throws `SESSION_WRITE_FAILED` if that fails. */
  close(): void
}

/** What `fs.writeSync` does. */
export type WriteBytes = (file: number, bytes: Buffer, offset: number, length: number, at: number) => number

/** Opens a file for appending after its first `size` bytes; what stands behind them is cut off. */
export function openAppendLog(
  path: string,
  size: number,
  onError: (error: HarnessError) => void,
  write: WriteBytes = writeSync,
): AppendLog {
  const file = openSync(path, 'r+')
  let written = size
  let waiting = ''
  ftruncateSync(file, size)

  const keep = (sync: boolean) => {
    const bytes = Buffer.from(waiting, 'utf8')
    try {
      let done = 0
      while (done < bytes.length) done += write(file, bytes, done, bytes.length - done, written + done)
      written += bytes.length
      waiting = ''
      if (sync) fsyncSync(file)
    } catch (cause) {
      throw new HarnessError('SESSION_WRITE_FAILED', `${path} cannot be written: ${String(cause)}`, {
        hint: 'Free some space or check the permissions. What was not written is kept and tried again.',
        cause,
      })
    }
  }

  return {
    append(text, sync) {
      waiting += text
      try {
        keep(sync)
      } catch (error) {
        if (!isHarnessError(error)) throw error
        onError(error)
      }
    },
    sync: () => keep(true),
    close() {
      try {
        keep(false)
      } finally {
        closeSync(file)
      }
    },
  }
}

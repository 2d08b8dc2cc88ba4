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
  /**
   * Closes the file. What still waits is tried once more, and with `sync` the disk is asked to keep everything; throws
   * `SESSION_WRITE_FAILED` if that fails. Nothing may be called after it, for the file's number may belong to another.
   */
  close(sync: boolean): void
  /** Closes the file without writing: what still waits is given up. Nothing may be called after it. */
  abandon(): void
}

/** What a log asks of the disk; as `fs.writeSync` and `fs.fsyncSync`. */
export interface Disk {
  write(file: number, bytes: Buffer, offset: number, length: number, at: number): number
  sync(file: number): void
}

const realDisk: Disk = { write: writeSync, sync: fsyncSync }

/** Opens a file for appending after its first `size` bytes; what stands behind them is cut off. */
export function openAppendLog(
  path: string,
  size: number,
  onError: (error: HarnessError) => void,
  disk: Disk = realDisk,
): AppendLog {
  const file = openSync(path, 'r+')
  let written = size
  let waiting = ''
  let isSynced = false
  ftruncateSync(file, size)

  const keep = (sync: boolean) => {
    const bytes = Buffer.from(waiting, 'utf8')
    try {
      let done = 0
      while (done < bytes.length) done += disk.write(file, bytes, done, bytes.length - done, written + done)
      if (done > 0) isSynced = false
      written += done
      waiting = ''
      if (!sync || isSynced) return
      disk.sync(file)
      isSynced = true
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
    close(sync) {
      try {
        keep(sync)
      } finally {
        closeSync(file)
      }
    },
    abandon: () => closeSync(file),
  }
}

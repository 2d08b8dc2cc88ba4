import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { HarnessError } from '@orion-harness/core'
import lockfile from 'proper-lockfile'
import { hasCode } from './has-code.ts'

/** The right to write one session file. */
export interface SessionLock {
  /**
   * Why it is ours no longer, a `SESSION_LOCKED`; undefined while it is ours. Looks at the holder file, so a writer that
   * asks first does not write beside its successor, even where it slept through its renewals.
   */
  lost(): HarnessError | undefined
  /** Gives it back. One that was lost is left to its new holder. */
  release(): Promise<void>
}

/** A lock whose holder on another machine has not renewed it for this long is taken over. */
const staleMs = 10_000

/**
 * Takes the lock of a session file, `PATH.lock` beside it. Throws `SESSION_LOCKED` when another writer holds it; one
 * that has died on this machine holds nothing. Taking is itself done by one at a time, so that two who find a dead
 * holder cannot both follow it. `onLost` is told once when the lock is found lost.
 */
export async function lockSession(path: string, onLost: (error: HarnessError) => void): Promise<SessionLock> {
  const holder = `${path}.holder`
  const ours = JSON.stringify({ pid: process.pid, host: hostname(), token: crypto.randomUUID() })
  let isReleased = false
  let loss: HarnessError | undefined
  const lose = (cause: Error) => {
    if (isReleased || loss !== undefined) return
    loss = lost(path, cause)
    onLost(loss)
  }
  const options = { stale: staleMs, realpath: false, onCompromised: lose }
  const letOthersTry = await lockfile.lock(`${path}.taking`, {
    realpath: false,
    stale: 2_000,
    retries: { retries: 60, minTimeout: 50, maxTimeout: 50 },
  })
  try {
    const isHeld = await lockfile.check(path, options)
    if (isHeld && isAlive(holder)) throw locked(path)
    if (isHeld) rmSync(`${path}.lock`, { recursive: true, force: true })
    const release = await lockfile.lock(path, options)
    writeFileSync(holder, ours)
    const look = () => {
      if (!isReleased && !stillNames(holder, ours))
        lose(new Error('the holder file is gone or names another'))
      return loss
    }
    return {
      lost: look,
      async release() {
        if (look() !== undefined) return
        isReleased = true
        rmSync(holder, { force: true })
        await release()
      },
    }
  } finally {
    await letOthersTry()
  }
}

const hint = 'Close the session in the other program, or fork it.'

function locked(path: string): HarnessError {
  return new HarnessError('SESSION_LOCKED', `Another program is writing ${path}.`, { hint })
}

function lost(path: string, cause: Error): HarnessError {
  return new HarnessError('SESSION_LOCKED', `The lock of ${path} was lost: ${cause.message}.`, {
    hint: 'What was not written stays in memory: fork the conversation into a new session, or open this one again.',
    cause,
  })
}

/** Whether a holder file holds this text. One that is there and cannot be read is taken to do so. */
function stillNames(holder: string, text: string): boolean {
  try {
    return readFileSync(holder, 'utf8') === text
  } catch (error) {
    return !hasCode(error, 'ENOENT')
  }
}

/** Whether the process that a holder file names still runs. One that cannot be looked at is taken to be alive. */
function isAlive(holder: string): boolean {
  const named = readHolder(holder)
  if (named === undefined || named.host !== hostname()) return true
  try {
    process.kill(named.pid, 0)
    return true
  } catch (error) {
    return !hasCode(error, 'ESRCH')
  }
}

function readHolder(holder: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    return JSON.parse(readFileSync(holder, 'utf8')) as { pid: number; host: string }
  } catch {
    return undefined
  }
}

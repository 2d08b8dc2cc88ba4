import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { HarnessError } from '@orion-harness/core'
import lockfile from 'proper-lockfile'

/** Gives the lock back. */
export type Unlock = () => Promise<void>

/** A lock whose holder on another machine has not renewed it for this long is taken over. */
const staleMs = 10_000

/**
 * Takes the lock of a session file, `PATH.lock` beside it. Throws `SESSION_LOCKED` when another writer holds it; one
 * that has died on this machine holds nothing. Taking is itself done by one at a time, so that two who find a dead
 * holder cannot both follow it.
 */
export async function lockSession(path: string, onLost: (error: HarnessError) => void): Promise<Unlock> {
  const holder = `${path}.holder`
  const options = {
    stale: staleMs,
    realpath: false,
    onCompromised: (cause: Error) => onLost(lost(path, cause)),
  }
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
    writeFileSync(holder, JSON.stringify({ pid: process.pid, host: hostname() }))
    return async () => {
      rmSync(holder, { force: true })
      await release()
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
  return new HarnessError('SESSION_LOCKED', `The lock of ${path} was lost: ${cause.message}`, { hint, cause })
}

/** Whether the process that a holder file names still runs. One that cannot be looked at is taken to be alive. */
function isAlive(holder: string): boolean {
  const named = readHolder(holder)
  if (named === undefined || named.host !== hostname()) return true
  try {
    process.kill(named.pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function readHolder(holder: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    return JSON.parse(readFileSync(holder, 'utf8')) as { pid: number; host: string }
  } catch {
    return undefined
  }
}

import { homedir } from 'node:os'
import { join } from 'node:path'
import { HarnessError } from '@orion-harness/core'
import type { OpenSession } from '@orion-harness/core'
import { fileSessions } from '@orion-harness/sessions'

/** Opens a kept conversation: `new` begins one, `last` is the newest, anything else is an id. */
export async function openSession(name: string): Promise<OpenSession> {
  const folder = process.env['ORION_SESSIONS'] ?? join(homedir(), '.orion', 'sessions')
  const store = fileSessions({ folder, onError: ({ message }) => process.stderr.write(`${message}\n`) })
  if (name === 'new') return store.create()
  if (name !== 'last') return store.open(name)
  const [newest] = await store.list()
  if (newest !== undefined) return store.open(newest.id)
  throw new HarnessError('SESSION_NOT_FOUND', `There is no conversation in ${folder} yet.`, {
    hint: 'Begin one with --session new.',
  })
}

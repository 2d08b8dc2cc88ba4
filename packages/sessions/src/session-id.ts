import { HarnessError } from '@orion-harness/core'

/** A new id: when it was made, to the second, and eight random characters. Ids sort by age. */
export function newSessionId(now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${time}-${crypto.randomUUID().slice(0, 8)}`
}

/** Throws `SESSION_NOT_FOUND` for an id that cannot be the name of a file. */
export function checkSessionId(id: string): string {
  if (/^[\w-]{1,100}$/.test(id)) return id
  throw new HarnessError('SESSION_NOT_FOUND', `"${id}" cannot be the id of a session.`, {
    hint: 'Ids have letters, digits, "_" and "-"; list() says which there are.',
  })
}

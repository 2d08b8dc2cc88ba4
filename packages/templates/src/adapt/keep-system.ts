import type { Message } from '@orion-harness/core'
import type { Derive } from './derive.ts'

/**
 * For templates that write the system text into the last message, and drop it when that is not the user's: there it
 * joins the newest user message, which is where they put it a step before.
 */
export function keepSystem(messages: readonly Message[], derive: Derive): readonly Message[] {
  const [system, ...rest] = messages
  const newestUser = rest.findLastIndex((message) => message.role === 'user')
  const user = rest[newestUser]
  if (system?.role !== 'system' || user === undefined || newestUser === rest.length - 1) return messages
  const content = [system.content, user.content].filter((text) => text !== '').join('\n\n')
  return rest.with(
    newestUser,
    derive('kept system', [user, system], () => ({ role: 'user', content })),
  )
}

import type { Message } from '@orion-harness/core'
import type { TemplateAbilities } from './abilities.ts'
import type { Derive } from './derive.ts'

/** System text without a place of its own goes in front of the user message after it, a blank line between. */
export function foldSystem(
  messages: readonly Message[],
  abilities: TemplateAbilities,
  derive: Derive,
): readonly Message[] {
  const folded: Message[] = []
  let waiting: Message[] = []
  messages.forEach((message, index) => {
    const place = index === 0 ? abilities.system : abilities.systemAnywhere
    if (message.role === 'system' && !place) {
      waiting.push(message)
    } else if (waiting.length > 0) {
      const members = message.role === 'user' ? [...waiting, message] : waiting
      folded.push(derive('folded', members, () => asUser(members)))
      if (message.role !== 'user') folded.push(message)
      waiting = []
    } else {
      folded.push(message)
    }
  })
  if (waiting.length > 0) {
    const members = waiting
    folded.push(derive('folded', members, () => asUser(members)))
  }
  return folded
}

function asUser(messages: readonly Message[]): Message {
  const texts = messages.map((message) => message.content).filter((text) => text !== '')
  return { role: 'user', content: texts.join('\n\n') }
}

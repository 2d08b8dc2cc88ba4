import type { Message } from '@orion-harness/core'
import type { Derive } from './derive.ts'

/**
 * User and assistant take turns, beginning with the user. Neighbours of one role are merged; where calls and
 * results stand between two of one role, or the first is the assistant's, an empty message of the other role is
 * put in. Calls and results themselves do not count.
 */
export function alternate(messages: readonly Message[], derive: Derive): readonly Message[] {
  const turns: Message[] = []
  let before: Message['role'] = 'assistant'
  let index = 0
  while (index < messages.length) {
    const message = messages[index]
    if (message === undefined) break
    let end = index + 1
    if (counts(message)) {
      for (let next = messages[end]; next?.role === message.role && counts(next); next = messages[end])
        end += 1
      if (message.role === before) turns.push(derive('blank', [message], () => blankBefore(message)))
      before = message.role
    }
    const members = messages.slice(index, end)
    turns.push(members.length === 1 ? message : derive('merged', members, () => mergeMessages(members)))
    index = end
  }
  return turns
}

function counts(message: Message): message is Message & { readonly role: 'user' | 'assistant' } {
  return message.role === 'user' || (message.role === 'assistant' && !message.toolCalls?.length)
}

function mergeMessages(members: readonly Message[]): Message {
  const content = members
    .map((message) => message.content)
    .filter((text) => text !== '')
    .join('\n\n')
  return members[0]?.role === 'user' ? { role: 'user', content } : { role: 'assistant', content }
}

function blankBefore({ role }: Message): Message {
  return role === 'user' ? { role: 'assistant', content: '' } : { role: 'user', content: '' }
}

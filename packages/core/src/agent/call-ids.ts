import type { ConversationReader, View } from '../contract/conversation.ts'

const usedIds: View<Set<string>> = {
  name: 'call-ids',
  initial: () => new Set(),
  fold(ids, entry) {
    if (entry.type === 'assistant') for (const call of entry.calls) ids.add(call.id)
    return ids
  },
}

/** Gives each call of a reply an id that is unique in its conversation: the one the model wrote, if it is. */
export function createCallIds(conversation: ConversationReader): (wish?: string) => string {
  const used = conversation.view(usedIds)
  const taken = new Set<string>()
  return (wish) => {
    const isFree = (id: string) => !used.has(id) && !taken.has(id)
    let number = used.size + taken.size + 1
    let id = wish !== undefined && wish !== '' && isFree(wish) ? wish : `call_${number}`
    while (!isFree(id)) id = `call_${++number}`
    taken.add(id)
    return id
  }
}

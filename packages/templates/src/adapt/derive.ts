import type { Message } from '@orion-harness/core'

/** Makes a message out of others, once: the same kind and members give the same object again. */
export type Derive = (kind: string, members: readonly Message[], make: () => Message) => Message

/** Keeps what was made with the first of the messages it was made of, so it is freed with them. */
export function createDerive(): Derive {
  const kept = new WeakMap<
    Message,
    Map<string, { readonly members: readonly Message[]; readonly made: Message }>
  >()
  return (kind, members, make) => {
    const [owner] = members
    if (owner === undefined) return make()
    const byKind = kept.get(owner) ?? new Map()
    kept.set(owner, byKind)
    const found = byKind.get(kind)
    if (
      found?.members.length === members.length &&
      members.every((member, i) => member === found.members[i])
    ) {
      return found.made
    }
    const made = make()
    byKind.set(kind, { members: [...members], made })
    return made
  }
}

import type { Message } from '@orion-harness/core'

/** The messages in order, neighbours that all pass the test in one run, every other message in a run of its own. */
export function runsOf(
  messages: readonly Message[],
  joins: (message: Message) => boolean,
): readonly Message[][] {
  const runs: Message[][] = []
  let open = false
  for (const message of messages) {
    const joining = joins(message)
    const last = runs.at(-1)
    if (joining && open && last !== undefined) last.push(message)
    else runs.push([message])
    open = joining
  }
  return runs
}

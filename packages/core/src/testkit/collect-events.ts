import type { AgentEvent } from '../contract/event.ts'

/** Everything an iteration of events gives, as a list. */
export async function collectEvents(events: AsyncIterable<AgentEvent>): Promise<readonly AgentEvent[]> {
  const collected: AgentEvent[] = []
  for await (const event of events) collected.push(event)
  return collected
}

import type { AgentEvent } from '@orion-harness/core'

/** An event as one line of JSON; an error as its code, message and hint. */
export function eventJson(event: AgentEvent): string {
  return event.type === 'context'
    ? JSON.stringify({ ...event, plan: event.explain() })
    : JSON.stringify(event)
}

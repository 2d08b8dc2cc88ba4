import type { AgentEvent, Plugin } from '@orion-harness/core'

/** A logger: one line for each event that is not a delta. */
export function logger(write: (line: string) => void): Plugin {
  return {
    name: 'logger',
    hooks: {
      onEvent(event) {
        if (!event.type.endsWith('-delta')) write(`${event.turn}.${event.step} ${describe(event)}`)
      },
    },
  }
}

function describe(event: AgentEvent): string {
  switch (event.type) {
    case 'tool-end':
      return `tool-end ${event.call.name} ${event.result.ok ? 'ok' : (event.result.error?.code ?? 'failed')}`
    case 'context':
      return `context ${event.used}/${event.budget} ${event.prefix}`
    case 'turn-end':
      return `turn-end ${event.reason}`
    default:
      return event.type
  }
}

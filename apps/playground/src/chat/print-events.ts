import type { AgentEvent } from '@orion-harness/core'
import pc from 'picocolors'

/** Where text goes. */
export type Write = (text: string) => void

/** Shows one event to a person. */
export type EventPrinter = (event: AgentEvent) => void

/**
 * Prints text as it comes, one line for each tool call, and one line of figures at the end. What is known about the
 * template is printed only with `debug`.
 */
export function createEventPrinter(write: Write, debug: boolean): EventPrinter {
  let atLineStart = true
  let decodeMs = 0
  let context: Extract<AgentEvent, { type: 'context' }> | undefined

  const text = (part: string) => {
    write(part)
    if (part !== '') atLineStart = part.endsWith('\n')
  }
  const line = (part: string) => {
    if (!atLineStart) write('\n')
    write(`${part}\n`)
    atLineStart = true
  }

  return (event) => {
    if (event.path.length > 0) return
    switch (event.type) {
      case 'turn-start':
        decodeMs = 0
        context = undefined
        return
      case 'text-delta':
        return text(event.text)
      case 'reasoning-delta':
        return text(pc.dim(event.text))
      case 'tool-end':
        return line(pc.cyan(describeCall(event)))
      case 'rule':
        return line(pc.yellow(`rule ${event.rule}: ${event.verdict}, ${event.reason}`))
      case 'template':
        return debug ? line(pc.dim(`template ${event.name}: ${event.evidence.join(' ')}`)) : undefined
      case 'warning':
        if (event.code === 'TEMPLATE' && !debug) return
        return line(pc.yellow(`note: ${event.message}`))
      case 'context':
        context = event
        return
      case 'step-end':
        decodeMs += event.timings.decodeMs
        return
      case 'turn-end':
        if (event.reason === 'error' && event.usage.completionTokens === 0) return
        return line(pc.dim(describeTurn(event, context, decodeMs)))
      default:
        return
    }
  }
}

function describeCall({ call, result }: Extract<AgentEvent, { type: 'tool-end' }>): string {
  const args = Object.entries(call.arguments).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  const answer = result.text.length > 200 ? `${result.text.slice(0, 200)}…` : result.text
  return `⚒ ${call.name}(${args.join(', ')}) ${result.ok ? '→' : '✗'} ${answer.replaceAll('\n', ' ')}`
}

function describeTurn(
  { usage, reason, steps }: Extract<AgentEvent, { type: 'turn-end' }>,
  context: Extract<AgentEvent, { type: 'context' }> | undefined,
  decodeMs: number,
): string {
  const { promptTokens, reusedTokens, completionTokens } = usage
  const speed = decodeMs > 0 ? `${Math.round((completionTokens / decodeMs) * 1000)} tokens/s` : 'no speed'
  return [
    `${completionTokens} tokens`,
    speed,
    context === undefined ? 'nothing sent' : `window ${context.used} of ${context.window}`,
    `prefix reused ${reusedTokens} of ${promptTokens}`,
    `${steps} ${steps === 1 ? 'step' : 'steps'}`,
    ...(reason === 'done' ? [] : [`ended: ${reason}`]),
  ].join(' · ')
}

import { context, trace } from '@opentelemetry/api'
import type { Span, Tracer } from '@opentelemetry/api'
import type { Plugin } from '@orion-harness/core'

/**
 * A tracer for OpenTelemetry: a span for the turn, in it one for each step, and in that one for each tool call. Give it
 * `trace.getTracer('orion')`.
 */
export function tracing(tracer: Tracer): Plugin {
  const open = new Map<string, Span>()
  const start = (key: string, name: string, parent?: string) => {
    const around = parent === undefined ? undefined : open.get(parent)
    const active = context.active()
    open.set(key, tracer.startSpan(name, {}, around === undefined ? active : trace.setSpan(active, around)))
  }
  const end = (key: string, attributes: Readonly<Record<string, string | number>>) => {
    open.get(key)?.setAttributes(attributes).end()
    open.delete(key)
  }
  return {
    name: 'tracing',
    hooks: {
      onEvent(event) {
        if (event.path.length > 0) return
        switch (event.type) {
          case 'turn-start':
            start('turn', 'orion.turn')
            return
          case 'step-start':
            start('step', 'orion.step', 'turn')
            return
          case 'tool-start':
            start(event.call.id, `orion.tool ${event.call.name}`, 'step')
            return
          case 'tool-end':
            end(event.call.id, { 'orion.tool.result': event.result.error?.code ?? 'ok' })
            return
          case 'step-end':
            end('step', {
              'gen_ai.usage.input_tokens': event.usage.promptTokens,
              'gen_ai.usage.output_tokens': event.usage.completionTokens,
              'gen_ai.response.finish_reason': event.finish,
            })
            return
          case 'turn-end':
            end('turn', { 'orion.turn.reason': event.reason })
            return
          default:
            return
        }
      },
    },
  }
}

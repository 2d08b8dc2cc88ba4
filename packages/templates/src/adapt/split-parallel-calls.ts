import type { AssistantMessage, Message, ToolMessage } from '@orion-harness/core'
import type { Derive } from './derive.ts'

/**
 * A message of several calls becomes one message per call, each followed by its own result, for templates that
 * write one call per message. The text and the reasoning stay with the first.
 */
export function splitParallelCalls(messages: readonly Message[], derive: Derive): readonly Message[] {
  const split: Message[] = []
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index]
    if (message === undefined) break
    if (message.role !== 'assistant' || (message.toolCalls?.length ?? 0) < 2) {
      split.push(message)
      continue
    }
    const results: ToolMessage[] = []
    for (let next = messages[index + 1]; next?.role === 'tool'; next = messages[index + 1]) {
      results.push(next)
      index += 1
    }
    const calls = message.toolCalls ?? []
    calls.forEach((call, place) => {
      split.push(derive(`call ${place}`, [message], () => oneCall(message, place)))
      split.push(...results.filter((result) => result.callId === call.id))
    })
    split.push(...results.filter((result) => !calls.some((call) => call.id === result.callId)))
  }
  return split
}

function oneCall(message: AssistantMessage, place: number): AssistantMessage {
  const toolCalls = message.toolCalls?.slice(place, place + 1) ?? []
  return place === 0 ? { ...message, toolCalls } : { role: 'assistant', content: '', toolCalls }
}

import type { Message, Prompt, ToolMessage } from '@orion-harness/core'
import { joinPrompts } from './layout.ts'
import type { TemplateDefinition } from './template-definition.ts'
import type { Unit } from './units.ts'

interface Written {
  readonly key: string
  readonly messages: readonly Message[]
  readonly prompt: Prompt
}

/**
 * Writes units by a definition. What was written is kept with the last message of the unit, for as long as that
 * lives, and written anew where the unit stands in another place.
 */
export function createUnitWriter(definition: TemplateDefinition): (unit: Unit) => Prompt {
  const kept = new WeakMap<Message, Written>()
  return (unit) => {
    const { messages, place, key } = unit
    const owner = messages.at(-1)
    if (owner === undefined || place.first || place.last || place.newestUser)
      return writeUnit(definition, unit)
    const found = kept.get(owner)
    if (found?.key === key && sameMessages(found.messages, messages)) return found.prompt
    const prompt = writeUnit(definition, unit)
    kept.set(owner, { key, messages, prompt })
    return prompt
  }
}

function writeUnit(definition: TemplateDefinition, { messages, place }: Unit): Prompt {
  const results = messages.filter((message): message is ToolMessage => message.role === 'tool')
  if (results.length > 0) return definition.results?.(results, place) ?? []
  return joinPrompts(
    messages.map((message) => {
      if (message.role === 'assistant') {
        const { content, reasoning = '', toolCalls = [] } = message
        return definition.assistant({ text: content, reasoning, calls: toolCalls }, place)
      }
      if (message.role === 'system') return definition.system?.(message.content) ?? []
      return definition.user(message.content, place)
    }),
  )
}

function sameMessages(a: readonly Message[], b: readonly Message[]): boolean {
  return a.length === b.length && a.every((message, index) => message === b[index])
}

import type { ChatTemplate, Message, Prompt, RenderInput, ToolMessage } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import { adaptConversation } from '../adapt/adapt-conversation.ts'
import { fencedCallStyle } from '../adapt/call-style.ts'
import { createDerive } from '../adapt/derive.ts'
import { joinPrompts } from './layout.ts'
import type { HeadInput, Place, TemplateDefinition } from './template-definition.ts'

/** A family laid out by this package's own code: a `ChatTemplate` that can say what its control strings are. */
export interface NativeTemplate extends ChatTemplate {
  readonly control: readonly string[]
  /** What the layout has places for; everything else is adapted to it. */
  readonly abilities: TemplateAbilities
}

type Unit = { readonly messages: readonly Message[]; readonly place: Place }

/**
 * A `ChatTemplate` from a family's definition. What it rendered for a message is kept with the message object, so
 * one more turn costs that turn: messages are immutable, and a message laid out in another place (see `Place`) is
 * laid out anew.
 */
export function defineTemplate(definition: TemplateDefinition): NativeTemplate {
  const kept = new WeakMap<Message, { readonly key: string; readonly unit: Unit; readonly prompt: Prompt }>()

  function unitPrompt(unit: Unit): Prompt {
    const owner = unit.messages.at(-1)
    const { place } = unit
    if (owner === undefined || place.first || place.last || place.newestUser)
      return writeUnit(definition, unit)
    const key = `${place.afterNewestUser} ${place.previous} ${place.callsBefore}`
    const found = kept.get(owner)
    if (found?.key === key && sameMessages(found.unit, unit)) return found.prompt
    const prompt = writeUnit(definition, unit)
    kept.set(owner, { key, unit, prompt })
    return prompt
  }

  const { supports } = definition
  const written = definition.results !== undefined
  const abilities: TemplateAbilities = {
    system: supports.system || (definition.systemInUser ?? false),
    systemAnywhere: definition.system !== undefined,
    tools: supports.tools,
    calls: written,
    textWithCalls: !written || (definition.textWithCalls ?? true),
    parallelCalls: !written || (definition.parallelCalls ?? true),
    results: written,
    anyFirst: !(definition.startsWithUser ?? false),
    anyOrder: !(definition.alternates ?? false),
  }
  const derive = createDerive()
  const adapted = (input: RenderInput) => adaptConversation(input, abilities, fencedCallStyle, derive)

  return {
    name: definition.name,
    callFormat: written ? definition.callFormat : fencedCallStyle.callFormat,
    abilities,
    stop: definition.stop,
    control: definition.control,
    supports,
    render: (input) => {
      const { head, units, next } = split(adapted(input))
      const reply = input.addGenerationPrompt ? definition.reply(next) : []
      return joinPrompts([definition.head(head), ...units.map(unitPrompt), reply])
    },
    startsInReasoning: (input) =>
      input.addGenerationPrompt && (definition.startsInReasoning?.(split(adapted(input)).next) ?? false),
  }
}

function split(input: RenderInput): {
  readonly head: HeadInput
  readonly units: readonly Unit[]
  readonly next: Place
} {
  const { messages, tools, variables = {} } = input
  const first = messages[0]
  const system = first?.role === 'system' ? first.content : undefined
  const head: HeadInput = { system, tools, variables }
  const rest = system === undefined ? messages : messages.slice(1)
  const newestUser = rest.findLastIndex((message) => message.role === 'user')
  const units: Unit[] = []
  let callsBefore = 0
  let index = 0
  const place = (until: number): Place => ({
    first: index === 0,
    last: until >= rest.length,
    newestUser: index === newestUser,
    afterNewestUser: index > newestUser,
    previous: rest[index - 1]?.role,
    callsBefore,
    head,
  })
  while (index < rest.length) {
    const end = unitEnd(rest, index)
    const members = rest.slice(index, end)
    units.push({ messages: members, place: place(end) })
    for (const message of members)
      callsBefore += message.role === 'assistant' ? (message.toolCalls?.length ?? 0) : 0
    index = end
  }
  return { head, units, next: place(index) }
}

function unitEnd(messages: readonly Message[], start: number): number {
  let end = start + 1
  if (messages[start]?.role === 'tool') while (messages[end]?.role === 'tool') end += 1
  return end
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

function sameMessages(a: Unit, b: Unit): boolean {
  return (
    a.messages.length === b.messages.length &&
    a.messages.every((message, index) => message === b.messages[index])
  )
}

import type { ChatTemplate, Prompt, PromptPiece, RenderInput } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import { adaptConversation } from '../adapt/adapt-conversation.ts'
import { fencedCallStyle } from '../adapt/call-style.ts'
import { createDerive } from '../adapt/derive.ts'
import type { FamilySigns } from './family-signs.ts'
import { appendPiece } from './layout.ts'
import { createSettledPrefixes, settle } from './settled-prefix.ts'
import type { TemplateDefinition } from './template-definition.ts'
import { createUnitWriter } from './unit-writer.ts'
import { placeAt, unitAt } from './units.ts'
import type { Placing, Point } from './units.ts'

/** A family laid out by this package's own code: a `ChatTemplate` that can say what its control strings are. */
export interface NativeTemplate extends ChatTemplate {
  readonly control: readonly string[]
  readonly signs: FamilySigns
  /** What the layout has places for; everything else is adapted to it. */
  readonly abilities: TemplateAbilities
}

/**
 * A `ChatTemplate` from a family's definition. Messages before the newest user message are laid out once: one more
 * turn costs that turn and copying the pieces. It relies on messages being immutable.
 */
export function defineTemplate(definition: TemplateDefinition): NativeTemplate {
  const { supports } = definition
  const abilities = abilitiesOf(definition)
  const derive = createDerive()
  const write = createUnitWriter(definition)
  const prefixes = createSettledPrefixes()
  const placingOf = (input: RenderInput): Placing =>
    place(adaptConversation(input, abilities, fencedCallStyle, derive))

  function render(input: RenderInput): Prompt {
    const placing = placingOf(input)
    const first = unitAt(placing, { index: 0, callsBefore: 0 })
    const opening = [...definition.head(placing.head)]
    for (const piece of first === undefined ? [] : write(first.unit)) appendPiece(opening, piece)
    const prefix = prefixes.at(placing, first?.next ?? { index: 0, callsBefore: 0 })
    const [joint, ...settled] = prefix.pieces
    if (joint !== undefined) appendPiece(opening, joint)
    const pieces: PromptPiece[] = opening.concat(settled)
    let point: Point = prefix.end
    for (let found = unitAt(placing, point); found !== undefined; found = unitAt(placing, point)) {
      const { unit, next } = found
      const prompt = write(unit)
      for (const piece of prompt) appendPiece(pieces, piece)
      if (next.index <= placing.newestUser) settle(prefix, unit.messages, prompt, next)
      point = next
    }
    if (input.addGenerationPrompt) {
      for (const piece of definition.reply(placeAt(placing, point, point.index))) appendPiece(pieces, piece)
    }
    return pieces
  }

  return {
    name: definition.name,
    callFormat: abilities.calls ? definition.callFormat : fencedCallStyle.callFormat,
    stop: definition.stop,
    control: definition.control,
    signs: definition.signs,
    supports,
    abilities,
    render,
    startsInReasoning: (input) => {
      if (!input.addGenerationPrompt || definition.startsInReasoning === undefined) return false
      const placing = placingOf(input)
      return definition.startsInReasoning(
        placeAt(placing, { index: placing.messages.length, callsBefore: 0 }, 0),
      )
    },
  }
}

function place({ messages, tools, variables = {} }: RenderInput): Placing {
  const [first] = messages
  const system = first?.role === 'system' ? first.content : undefined
  const rest = system === undefined ? messages : messages.slice(1)
  return {
    messages: rest,
    head: { system, tools, variables },
    variables: JSON.stringify(variables),
    newestUser: rest.findLastIndex((message) => message.role === 'user'),
  }
}

function abilitiesOf(definition: TemplateDefinition): TemplateAbilities {
  const { supports, systemInUser = false, startsWithUser = false, alternates = false } = definition
  const written = definition.results !== undefined
  return {
    system: supports.system || systemInUser,
    systemAfterReply: true,
    systemAnywhere: definition.system !== undefined,
    tools: supports.tools,
    calls: written,
    textWithCalls: !written || (definition.textWithCalls ?? true),
    parallelCalls: !written || (definition.parallelCalls ?? true),
    results: written,
    anyFirst: !startsWithUser,
    anyOrder: !alternates,
  }
}

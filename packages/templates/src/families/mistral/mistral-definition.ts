import type { Prompt } from '@orion-harness/core'
import { content, joinPrompts, layout } from '../../layout/layout.ts'
import type { FamilySigns } from '../../layout/family-signs.ts'
import type { TemplateDefinition } from '../../layout/template-definition.ts'

/** Where Mistral's versions differ without tools: mostly in spaces. */
export interface MistralShape {
  readonly name: string
  /** What opens and closes a user message. */
  readonly user: readonly [Prompt, Prompt]
  /** What opens and closes an answer. */
  readonly answer: readonly [Prompt, Prompt]
  /** What opens and closes system text; absent in versions that put it into a user message. */
  readonly system?: readonly [Prompt, Prompt]
  /** The user message that takes the system text, in versions that do so. */
  readonly systemIn?: 'first' | 'newest'
  readonly control: readonly string[]
  readonly signs: FamilySigns
}

/** A definition without tools, from a version's shape. */
export function mistralDefinition(shape: MistralShape): TemplateDefinition {
  const { system: systemMarks, systemIn, user: userMarks, answer } = shape
  return {
    name: shape.name,
    callFormat: null,
    stop: ['</s>'],
    control: shape.control,
    signs: shape.signs,
    supports: { system: true, tools: false, reasoning: false, stablePrefix: systemIn !== 'newest' },
    alternates: true,
    systemInUser: systemMarks === undefined,
    head: ({ system }) =>
      systemMarks === undefined || system === undefined
        ? layout`<s>`
        : layout`<s>${systemMarks[0]}${system}${systemMarks[1]}`,
    ...(systemMarks === undefined
      ? {}
      : { system: (text) => layout`${systemMarks[0]}${text}${systemMarks[1]}` }),
    user: (text, place) => {
      const takes = systemMarks === undefined && (systemIn === 'newest' ? place.newestUser : place.first)
      const system = takes && place.head.system !== undefined ? layout`${place.head.system}\n\n` : []
      return joinPrompts([userMarks[0], system, content(text), userMarks[1]])
    },
    assistant: ({ text }) => joinPrompts([answer[0], content(text), answer[1]]),
    reply: () => [],
  }
}

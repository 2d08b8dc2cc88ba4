import type { FamilySigns } from './family-signs.ts'
import type { Json, Prompt, TemplateSupports, ToolCall, ToolMessage, ToolSpec } from '@orion-harness/core'

/** A family's layout as `defineTemplate` takes it: each part of a conversation, and how it is written. */
export interface TemplateDefinition {
  /** Stable name of the family, in kebab-case with dots for versions; what an override names. */
  readonly name: string
  /** Name of the call format `assistant` writes; null when it writes none, and then calls are text in a fence. */
  readonly callFormat: string | null
  /** Strings that end a reply. */
  readonly stop: readonly string[]
  /** Strings that are one control token each in the family's vocabulary. */
  readonly control: readonly string[]
  /** By what a model of the family is known. */
  readonly signs: FamilySigns
  /** What the layout has a place for. Whatever it lacks is folded into the messages before they reach it. */
  readonly supports: TemplateSupports
  /** User and assistant must take turns, starting with the user. Default false. */
  readonly alternates?: boolean
  /** The first message is always the user's: tools or system text are written in it. Default false. */
  readonly startsWithUser?: boolean
  /** `user` writes the system text, which it finds in `place.head`. Default false. */
  readonly systemInUser?: boolean
  /** A message with calls may hold text too. Default true. */
  readonly textWithCalls?: boolean
  /** A message may hold several calls. Default true. */
  readonly parallelCalls?: boolean
  /** Everything before the first message: begin-of-text, system text, advertised tools. */
  head(input: HeadInput): Prompt
  /** A system message that is not the first. Absent: its text goes in front of the user message after it. */
  system?(text: string): Prompt
  user(text: string, place: Place): Prompt
  assistant(reply: Reply, place: Place): Prompt
  /** A run of results, in the order of their calls. Absent: calls and results are written as text. */
  results?(results: readonly ToolMessage[], place: Place): Prompt
  /** The opening of the assistant message that is to be generated. `place` is where that message will stand. */
  reply(place: Place): Prompt
  /** True when `reply` opens a reasoning block. Default: never. */
  startsInReasoning?(place: Place): boolean
}

export interface HeadInput {
  /** Text of the first system message; undefined when there is none. */
  readonly system: string | undefined
  readonly tools: readonly ToolSpec[]
  readonly variables: Variables
}

/** An assistant message, its absent parts empty. */
export interface Reply {
  readonly text: string
  readonly reasoning: string
  readonly calls: readonly ToolCall[]
}

export type Variables = Readonly<Record<string, Json>>

/** Where a message stands. The layout of a message depends on nothing else, so it can be kept. */
export interface Place {
  /** The first message after the system text. */
  readonly first: boolean
  /** The last message of the conversation. */
  readonly last: boolean
  /** The newest user message. */
  readonly newestUser: boolean
  /** After the newest user message. */
  readonly afterNewestUser: boolean
  /** What the message before it is. */
  readonly previous: 'system' | 'user' | 'assistant' | 'tool' | undefined
  /** Calls in the messages before this one. */
  readonly callsBefore: number
  /** Variables, and for the first message and the newest user message also system text and tools. */
  readonly head: HeadInput
}

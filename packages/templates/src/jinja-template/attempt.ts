import type { RenderInput } from '@orion-harness/core'
import type { VariableStyle } from './template-variables.ts'

/** Renders a probe to text; undefined when the template raised. */
export type Attempt = (input: RenderInput, style: VariableStyle) => string | undefined

/** True when the text holds every word. A rendering that raised holds none. */
export function holds(text: string | undefined, ...words: readonly string[]): text is string {
  return text !== undefined && words.every((word) => text.includes(word))
}

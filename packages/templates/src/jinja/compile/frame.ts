import type { Runtime } from '../runtime/runtime.ts'
import type { TextBuilder } from '../text/text-builder.ts'
import type { Value } from '../values/value.ts'

/** The variables of one running function: the template itself, a macro, a call block, a recursive loop. */
export interface Frame {
  /** One place per variable; undefined where it is not set. */
  readonly slots: (Value | undefined)[]
  /** The frame of the function this one is written in. */
  readonly up: Frame | undefined
  readonly runtime: Runtime
  /** Where text goes. */
  out: TextBuilder
  /** Variables of the rendering and the globals. */
  readonly global: (name: string) => Value | undefined
}

/** A compiled expression. */
export type Evaluate = (frame: Frame) => Value

/** What a compiled statement says to the loop around it. */
export type Flow = 'on' | 'break' | 'continue'

/** A compiled statement. */
export type Execute = (frame: Frame) => Flow

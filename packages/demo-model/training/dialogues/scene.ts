import type { ToolSpec } from '@orion-harness/core'
import type { Fact } from './facts.ts'
import type { Turn } from './dialogue.ts'
import type { Source } from './source.ts'

/** A conversation in the making: what its turns share. */
export interface Scene {
  readonly source: Source
  /** Share of calls written in another form than the template's, 0 to 1. */
  readonly drift: number
  readonly system: string
  readonly tools: readonly ToolSpec[]
  readonly turns: Turn[]
  /** What the user has told, by what it is about; the newest last. */
  readonly facts: Map<string, Fact>
}

/** Makes the next turn of a scene. */
export type TurnMaker = (scene: Scene) => Turn

export function hasTool(scene: Scene, name: string): boolean {
  return scene.tools.some((tool) => tool.name === name)
}

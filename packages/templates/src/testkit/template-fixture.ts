import type { Json, ModelInfo, ToolCallParser } from '@orion-harness/core'
import type { TemplateFamily } from '../resolve/template-family.ts'

/** A template under test and what is known about it. */
export interface TemplateFixture {
  readonly template: TemplateFamily
  /** The official Jinja template, for comparison. Without it the comparison is not made. */
  readonly official?: OfficialTemplate
  /** Conversations whose text differs on purpose, by name, each with the reason. One that does not differ fails. */
  readonly deviations?: Readonly<Record<string, string>>
  /** Reads a rendered call back. Without it no call is read back. */
  readonly parser?: ToolCallParser
  /** Models of the family as their files state them; each must be detected. Default: none. */
  readonly models?: readonly DetectableModel[]
}

export interface OfficialTemplate {
  readonly source: string
  readonly bosToken?: string
  readonly eosToken?: string
  /** Variables both renderings get. */
  readonly variables?: Readonly<Record<string, Json>>
}

/** A model as its file states it. */
export interface DetectableModel extends Partial<ModelInfo> {
  readonly name: string
  /** Control tokens of its vocabulary; absent when an engine could not tell. */
  readonly vocabulary?: readonly string[]
}

/** One check of the kit. `run` throws an `Error` that says what is wrong. */
export interface TemplateCase {
  /** Stable id, such as `prefix`. */
  readonly id: string
  /** A statement about the template. */
  readonly name: string
  readonly run: () => void | Promise<void>
}

import type { JsonSchema } from './json.ts'

/** What a model is told about a tool. */
export interface ToolSpec {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments object. */
  readonly parameters: JsonSchema
}

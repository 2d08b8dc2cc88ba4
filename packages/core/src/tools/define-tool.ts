import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import { HarnessError } from '../contract/error.ts'
import type { Json, JsonSchema } from '../contract/json.ts'
import type { ReminderInput } from '../contract/reminder.ts'
import type { Rendering, Tool, ToolContext } from '../contract/tool.ts'

export interface ToolDefinition<Schema extends StandardSchemaV1> {
  /** 1 to 64 letters, digits, `_`, `-` or `.`. */
  readonly name: string
  readonly description: string
  /** A schema of any library that speaks Standard Schema. It checks the arguments and types `execute`. */
  readonly input: Schema
  /** JSON Schema of the arguments. Default: what `input` says of itself, where its library can. */
  readonly parameters?: JsonSchema
  execute(input: StandardSchemaV1.InferOutput<Schema>, context: ToolContext): unknown
  readonly render?: Rendering
  reminders?(data: Json): readonly ReminderInput[]
  readonly sequential?: boolean
  readonly timeoutMs?: number
  readonly maxTextLength?: number
  readonly output?: JsonSchema
}

/**
 * Makes a tool. Throws `TOOL_INVALID` for a name no format can carry, or when no JSON Schema can be had.
 *
 * @example
 * const add = defineTool({
 *   name: 'add',
 *   description: 'Adds two numbers.',
 *   input: z.object({ a: z.number(), b: z.number() }),
 *   execute: ({ a, b }) => a + b,
 * })
 */
export function defineTool<Schema extends StandardSchemaV1>(definition: ToolDefinition<Schema>): Tool {
  const { name, input, parameters = jsonSchemaOf(name, input), ...rest } = definition
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw new HarnessError('TOOL_INVALID', `"${name}" cannot be the name of a tool.`, {
      hint: 'Use 1 to 64 letters, digits, "_", "-" or ".".',
    })
  }
  return {
    ...rest,
    name,
    parameters,
    async prepare(raw) {
      const checked = await input['~standard'].validate(raw)
      return checked.issues === undefined
        ? { ok: true, run: (context) => definition.execute(checked.value, context) }
        : { ok: false, problems: checked.issues.map(writeIssue) }
    },
  }
}

function writeIssue(issue: StandardSchemaV1.Issue): string {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}

function jsonSchemaOf(name: string, schema: StandardSchemaV1): JsonSchema {
  const standard: Partial<StandardJSONSchemaV1.Props> = schema['~standard']
  if (standard.jsonSchema === undefined) {
    throw new HarnessError('TOOL_INVALID', `The schema of "${name}" cannot say its JSON Schema.`, {
      hint: 'Give defineTool the JSON Schema as `parameters`, or update the schema library (zod 4.2 or newer has it).',
    })
  }
  const { $schema: _, ...parameters } = standard.jsonSchema.input({ target: 'draft-2020-12' })
  return JSON.parse(JSON.stringify(parameters)) as JsonSchema
}

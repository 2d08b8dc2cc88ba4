import type { ToolResult } from '@orion-harness/core'

/** What a result says: the message of a failure, else what the model reads. */
export function resultText({ error, text }: ToolResult): string {
  return error?.message ?? text
}

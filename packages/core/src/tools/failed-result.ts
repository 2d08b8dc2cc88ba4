import type { Json } from '../contract/json.ts'
import type { ToolFailureCode, ToolResult } from '../contract/tool-result.ts'

/** A result that is not an ordinary output. The model reads `message`; everybody gets `code`. */
export function failedResult(code: ToolFailureCode, message: string, data: Json = null): ToolResult {
  return {
    ok: false,
    data,
    text: JSON.stringify({ error: message }),
    reminders: [],
    error: { code, message },
  }
}

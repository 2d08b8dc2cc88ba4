import type { ToolFailureCode, ToolResult } from '../contract/tool-result.ts'

/** A result that is not an ordinary output. The model reads `message`; everybody gets `code`. */
export function failedResult(code: ToolFailureCode, message: string): ToolResult {
  return {
    ok: false,
    data: null,
    text: JSON.stringify({ error: message }),
    reminders: [],
    error: { code, message },
  }
}

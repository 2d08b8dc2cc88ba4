import type { JsonObject, ToolSpec } from '@orion-harness/core'

/** A tool as most families were trained to see it: OpenAI's `{"type": "function", "function": …}`. */
export function openAiTool(tool: ToolSpec): JsonObject {
  return {
    type: 'function',
    function: { name: tool.name, description: tool.description, parameters: tool.parameters },
  }
}

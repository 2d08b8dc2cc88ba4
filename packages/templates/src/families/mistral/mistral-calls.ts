import type { Prompt, ToolCall, ToolMessage, ToolSpec } from '@orion-harness/core'
import { content, joinPrompts, layout } from '../../layout/layout.ts'
import { nineCharacterId } from '../../layout/call-id.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { openAiTool } from '../../layout/tool-json.ts'

/** `[AVAILABLE_TOOLS]`, with `space` after the marker in versions whose tokenizer writes one. */
export function mistralAdvert(tools: readonly ToolSpec[], space: '' | ' ' = ''): Prompt {
  if (tools.length === 0) return []
  return layout`[AVAILABLE_TOOLS]${layoutSpace(space)}${pythonJson(tools.map(openAiTool))}[/AVAILABLE_TOOLS]`
}

/** One `[TOOL_CALLS]` with an array of calls and their ids. */
export function mistralCallList(calls: readonly ToolCall[], space: '' | ' ' = ''): Prompt {
  const list = calls.map((call) => ({
    name: call.name,
    arguments: call.arguments,
    id: nineCharacterId(call.id),
  }))
  return layout`[TOOL_CALLS]${layoutSpace(space)}${pythonJson(list)}`
}

/** A `[TOOL_CALLS]` per call, the name before `[ARGS]`. */
export function mistralNamedCalls(calls: readonly ToolCall[]): Prompt {
  return joinPrompts(calls.map((call) => layout`[TOOL_CALLS]${call.name}[ARGS]${pythonJson(call.arguments)}`))
}

/** Results as objects that name the call. The text is written as a JSON string, so that the object is JSON. */
export function mistralResultObjects(results: readonly ToolMessage[], space: '' | ' ' = ''): Prompt {
  return joinPrompts(
    results.map((result) => {
      const body = pythonJson({ content: result.content, call_id: nineCharacterId(result.callId) })
      return layout`[TOOL_RESULTS]${layoutSpace(space)}${body}[/TOOL_RESULTS]`
    }),
  )
}

/** Results as bare text. */
export function mistralResultTexts(results: readonly ToolMessage[]): Prompt {
  return joinPrompts(results.map((result) => layout`[TOOL_RESULTS]${content(result.content)}[/TOOL_RESULTS]`))
}

function layoutSpace(space: '' | ' '): Prompt {
  return space === '' ? [] : layout` `
}

import type { Json, Prompt, ToolCall, ToolSpec } from '@orion-harness/core'
import { content, defineTemplate, joinPrompts, layout } from '@orion-harness/templates'
import type { NativeTemplate } from '@orion-harness/templates'

/** The demo model's own layout, as the Jinja template in its file writes it: ChatML, a line for each tool. */
export const demoTemplate: NativeTemplate = defineTemplate({
  name: 'demo-model',
  callFormat: 'hermes',
  stop: ['<|im_end|>', '<|endoftext|>'],
  control: ['<|im_start|>', '<|im_end|>'],
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head({ system = '', tools }) {
    if (tools.length === 0) return system === '' ? [] : layout`<|im_start|>system\n${system}<|im_end|>\n`
    const lines = joinPrompts(tools.map((tool) => layout`${signature(tool)}\n`))
    const text = system === '' ? [] : layout`${system}\n\n`
    return layout`<|im_start|>system\n${text}You can call these tools:\n<tools>\n${lines}</tools>\nTo call one, write:\n<tool_call>\n{"name": ..., "arguments": {...}}\n</tool_call><|im_end|>\n`
  },
  user: (text) => layout`<|im_start|>user\n${text}<|im_end|>\n`,
  assistant({ text, calls }) {
    const parts: readonly Prompt[] = [content(text), ...calls.map(writeCall)]
    const body = joinPrompts(
      parts.filter((part) => part.length > 0),
      layout`\n`,
    )
    return layout`<|im_start|>assistant\n${body}<|im_end|>\n`
  },
  results(results) {
    const blocks = results.map((result) => layout`<tool_response>\n${result.content}\n</tool_response>`)
    return layout`<|im_start|>user\n${joinPrompts(blocks, layout`\n`)}<|im_end|>\n`
  },
  reply: () => layout`<|im_start|>assistant\n`,
})

function signature({ name, description, parameters }: ToolSpec): string {
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const required = Array.isArray(parameters['required']) ? parameters['required'] : []
  const names = Object.entries(properties).map(([key, schema]) => {
    const type = isRecord(schema) && typeof schema['type'] === 'string' ? schema['type'] : 'any'
    return `${key}${required.includes(key) ? '' : '?'}: ${type}`
  })
  return `${name}(${names.join(', ')}) - ${description}`
}

function writeCall({ name, arguments: input }: ToolCall): Prompt {
  const json = `{"name": "${name}", "arguments": ${spaced(input)}}`
  return layout`<tool_call>\n${json}\n</tool_call>`
}

/** JSON with a blank behind each comma and colon. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`)
  return `{${members.join(', ')}}`
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

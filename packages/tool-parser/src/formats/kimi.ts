import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** `functions.f:0`, then JSON, in a section of markers: Kimi K2. */
export const kimi: CallFormat = defineCallFormat({
  name: 'kimi',
  open: ['<|tool_calls_section_begin|>', '<|tool_call_section_begin|>', '<|tool_call_begin|>'],
  close: ['<|tool_call_end|>', '<|tool_calls_section_end|>', '<|tool_call_section_end|>'],
  write: (calls) => {
    const inner = calls.map(
      (call, index) =>
        `<|tool_call_begin|>functions.${call.name}:${String(index)}<|tool_call_argument_begin|>${writeJson(call.arguments)}<|tool_call_end|>`,
    )
    return `<|tool_calls_section_begin|>${inner.join('')}<|tool_calls_section_end|>`
  },
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** Id, name and JSON after a marker each: Solar Open. */
export const solar: CallFormat = defineCallFormat({
  name: 'solar',
  open: ['<|tool_calls|>', '<|tool_call:begin|>'],
  close: ['<|tool_call:end|>'],
  write: (calls) => {
    const inner = calls.map(
      (call, index) =>
        `<|tool_call:begin|>${call.id ?? `call${String(index + 1)}`}<|tool_call:name|>${call.name}<|tool_call:args|>${writeJson(call.arguments)}<|tool_call:end|>`,
    )
    return `<|tool_calls|>${inner.join('')}`
  },
})

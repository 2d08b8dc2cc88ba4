import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** `<|tool_call|>` and a JSON list: Granite 3. `<function_call>` and one object: Granite 20B. */
export const granite: CallFormat = defineCallFormat({
  name: 'granite',
  open: ['<|tool_call|>', '<function_call>'],
  close: ['<|/tool_call|>', '<|end_tool_call|>', '</function_call>'],
  write: (calls) => `<|tool_call|>${writeList(calls, false)}`,
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** `<|tool_call|>` or `functools` and a JSON list: Phi 4 mini, FireFunction 2. */
export const phi4: CallFormat = defineCallFormat({
  name: 'phi4',
  open: ['<|tool_call|>', { text: 'functools[', overlap: 1 }, { text: 'functools [', overlap: 1 }],
  close: ['<|/tool_call|>'],
  write: (calls) => `<|tool_call|>${writeList(calls, false)}<|/tool_call|>`,
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** A JSON list, or one object a line, in `<tool_calls>`: MiniMax M1, Jamba, Hunyuan, Apriel. */
export const toolCallsTag: CallFormat = defineCallFormat({
  name: 'tool-calls-tag',
  open: ['<tool_calls>'],
  close: ['</tool_calls>'],
  write: (calls) => `<tool_calls>${writeList(calls, true)}</tool_calls>`,
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** `<tool_call>{"name": …, "arguments": {…}}</tool_call>`: Hermes 2 and 3, Qwen 2.5 and 3, Granite 4 and many more. */
export const hermes: CallFormat = defineCallFormat({
  name: 'hermes',
  open: ['<tool_call>', '<tool_call name=', '<tool_call function=', '<longcat_tool_call>'],
  bodies: ['json'],
  close: ['</tool_call>', '</longcat_tool_call>'],
  write: (calls) => calls.map((call) => `<tool_call>\n${writeObject(call)}\n</tool_call>`).join('\n'),
})

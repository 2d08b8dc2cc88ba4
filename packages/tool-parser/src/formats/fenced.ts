import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

const labels = ['tool_call', 'tool_calls', 'tool-call', 'function_call', 'toolcall', 'tool_use']

/** A code block labelled `tool_call` with the call as JSON: for families that were trained on no format. */
export const fenced: CallFormat = defineCallFormat({
  name: 'fenced',
  open: ['```', '~~~'].flatMap((fence) => labels.map((label) => fence + label)),
  close: [],
  write: (calls) => calls.map((call) => `\`\`\`tool_call\n${writeObject(call)}\n\`\`\``).join('\n'),
})

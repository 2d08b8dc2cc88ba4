import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writePython } from './write-python.ts'

/** A code block labelled `tool_code` with Python calls: how Gemma 3 is prompted. */
export const toolCode: CallFormat = defineCallFormat({
  name: 'tool-code',
  open: ['```tool_code', '```tool_codes'],
  close: [],
  weak: true,
  write: (calls) => `\`\`\`tool_code\n[${calls.map(writePython).join(', ')}]\n\`\`\``,
})

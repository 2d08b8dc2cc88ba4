import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** `[TOOL_REQUEST]{…}[END_TOOL_REQUEST]`: how LM Studio prompts models without a format of their own. */
export const lmStudio: CallFormat = defineCallFormat({
  name: 'lm-studio',
  open: ['[TOOL_REQUEST]', '[TOOL_CALL]'],
  close: ['[END_TOOL_REQUEST]', '[END_TOOL_RESULT]', '[/TOOL_REQUEST]', '[/TOOL_CALL]'],
  write: (calls) => calls.map((call) => `[TOOL_REQUEST]${writeObject(call)}[END_TOOL_REQUEST]`).join('\n'),
})

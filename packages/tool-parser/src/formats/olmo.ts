import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writePython } from './write-python.ts'

/** Python calls, one a line, in `<function_calls>`: OLMo 3. */
export const olmo: CallFormat = defineCallFormat({
  name: 'olmo',
  open: ['<function_calls>'],
  close: ['</function_calls>'],
  write: (calls) => `<function_calls>\n${calls.map(writePython).join('\n')}\n</function_calls>`,
})

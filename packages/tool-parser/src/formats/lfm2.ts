import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writePython } from './write-python.ts'

/** A Python list of calls between `<|tool_call_start|>` and `<|tool_call_end|>`: LFM 2 and 2.5. */
export const lfm2: CallFormat = defineCallFormat({
  name: 'lfm2',
  open: ['<|tool_call_start|>'],
  close: ['<|tool_call_end|>'],
  write: (calls) => `<|tool_call_start|>[${calls.map(writePython).join(', ')}]<|tool_call_end|>`,
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeNotation } from './write-notation.ts'

/** `call:f{x:<|"|>v<|"|>}` between `<|tool_call>` and `<tool_call|>`: Gemma 4. */
export const gemma4: CallFormat = defineCallFormat({
  name: 'gemma4',
  open: ['<|tool_call>'],
  close: ['<tool_call|>'],
  delimiter: '<|"|>',
  write: (calls) => calls.map((call) => `<|tool_call>${writeNotation(call, '<|"|>')}<tool_call|>`).join(''),
})

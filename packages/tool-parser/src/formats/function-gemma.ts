import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeNotation } from './write-notation.ts'

/** `call:f{x:<escape>v<escape>}` between tags: FunctionGemma. */
export const functionGemma: CallFormat = defineCallFormat({
  name: 'function-gemma',
  open: ['<start_function_call>'],
  close: ['<end_function_call>'],
  delimiter: '<escape>',
  write: (calls) =>
    calls
      .map((call) => `<start_function_call>${writeNotation(call, '<escape>')}<end_function_call>`)
      .join(''),
})

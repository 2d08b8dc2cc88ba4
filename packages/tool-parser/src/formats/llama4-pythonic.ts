import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writePython } from './write-python.ts'

/** A Python list of calls between `<|python_start|>` and `<|python_end|>`: Llama 4. */
export const llama4Pythonic: CallFormat = defineCallFormat({
  name: 'llama4-pythonic',
  open: [{ text: '<|python_start|>', layout: true }],
  close: ['<|python_end|>'],
  write: (calls) => `<|python_start|>[${calls.map(writePython).join(', ')}]<|python_end|>`,
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** `{"name": …, "parameters": {…}}` as the whole reply: Llama 3.1 to 3.3. */
export const llama3Json: CallFormat = defineCallFormat({
  name: 'llama3-json',
  open: ['<|python_end|>'].map((text) => ({ text, layout: true })),
  close: [],
  write: (calls) => calls.map((call) => writeObject(call, 'parameters')).join('; '),
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** `<|python_tag|>` before JSON or a Python call: the built-in tools of Llama 3.1 and later. */
export const llama3PythonTag: CallFormat = defineCallFormat({
  name: 'llama3-python-tag',
  open: ['<|python_tag|>'],
  close: ['<|eom_id|>'],
  write: (calls) => calls.map((call) => `<|python_tag|>${writeObject(call, 'parameters')}`).join(''),
})

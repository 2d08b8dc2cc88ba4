import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** `<|function_call|>` and one object: GigaChat 3.1; a message of the role `function call`: GigaChat 3. */
export const gigachat: CallFormat = defineCallFormat({
  name: 'gigachat',
  open: ['<|function_call|>', '<|message_sep|>\n\nfunction call<|role_sep|>'],
  close: [],
  write: (calls) => calls.map((call) => `<|function_call|>${writeObject(call)}`).join(''),
})

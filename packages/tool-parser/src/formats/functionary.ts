import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** A name on a line, then JSON, with `>>>` between messages: Functionary 3.2. `<function=f>{…}</function>`: 3.1. */
export const functionary: CallFormat = defineCallFormat({
  name: 'functionary',
  open: [
    { text: '>>>', own: true },
    { text: '<function=', own: true },
  ],
  close: [],
  write: (calls) => calls.map((call) => `${call.name}\n${writeJson(call.arguments)}`).join('>>>'),
})

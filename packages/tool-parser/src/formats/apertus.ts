import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** A JSON list of `{"f": {…}}` between `<|tools_prefix|>` and `<|tools_suffix|>`: Apertus. */
export const apertus: CallFormat = defineCallFormat({
  name: 'apertus',
  open: ['<|tools_prefix|>'],
  close: ['<|tools_suffix|>'],
  write: (calls) => {
    const items = calls.map((call) => `{${JSON.stringify(call.name)}: ${writeJson(call.arguments)}}`)
    return `<|tools_prefix|>[${items.join(', ')}]<|tools_suffix|>`
  },
})

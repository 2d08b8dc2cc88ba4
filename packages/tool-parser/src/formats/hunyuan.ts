import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson, writeObject } from './write-json.ts'
import { isPlainCall } from './write-tagged.ts'

/** As GLM writes it, with `:opensource` after each tag name: Hunyuan 3. */
export const hunyuan: CallFormat = defineCallFormat({
  name: 'hunyuan',
  open: ['<tool_calls:opensource>', '<tool_call:opensource>'],
  close: ['</tool_call:opensource>', '</tool_calls:opensource>'],
  write: (calls) => {
    const inner = calls.map((call) => {
      const entries = Object.entries(call.arguments)
      if (!isPlainCall(call)) return `<tool_call:opensource>${writeObject(call)}</tool_call:opensource>\n`
      const lines = entries.map(
        ([key, value]) =>
          `<arg_key:opensource>${key}</arg_key:opensource>\n<arg_value:opensource>${typeof value === 'string' ? value : writeJson(value)}</arg_value:opensource>\n`,
      )
      return `<tool_call:opensource>${call.name}<tool_sep:opensource>\n${lines.join('')}</tool_call:opensource>\n`
    })
    return `<tool_calls:opensource>\n${inner.join('')}</tool_calls:opensource>`
  },
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeTagged } from './write-tagged.ts'

/** `<function=f><parameter=x>v</parameter></function>` in `<tool_call>`: Qwen 3 Coder, Qwen 3.5, Nemotron 3, StepFun 3.5. */
export const qwenXml: CallFormat = defineCallFormat({
  name: 'qwen-xml',
  open: ['<tool_call>', '<function='],
  close: ['</tool_call>', '</function>'],
  bodies: ['tags'],
  write: (calls) =>
    calls
      .map((call) => {
        const body = writeTagged(call, {
          open: (name) => `<function=${name}>\n`,
          close: '</function>',
          value: (key, text) => `<parameter=${key}>\n${text}\n</parameter>\n`,
        })
        return `<tool_call>\n${body}\n</tool_call>`
      })
      .join('\n'),
})

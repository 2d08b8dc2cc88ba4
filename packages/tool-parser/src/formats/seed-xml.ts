import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeTagged } from './write-tagged.ts'

/** As Qwen writes it, in `<seed:tool_call>` and without line breaks round the values: Seed-OSS. */
export const seedXml: CallFormat = defineCallFormat({
  name: 'seed-xml',
  open: ['<seed:tool_call>'],
  close: ['</seed:tool_call>'],
  write: (calls) =>
    calls
      .map((call) => {
        const body = writeTagged(call, {
          open: (name) => `<function=${name}>\n`,
          close: '</function>',
          value: (key, text) => `<parameter=${key}>${text}</parameter>\n`,
        })
        return `<seed:tool_call>\n${body}\n</seed:tool_call>`
      })
      .join('\n'),
})

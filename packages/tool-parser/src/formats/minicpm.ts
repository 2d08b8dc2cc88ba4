import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeTagged } from './write-tagged.ts'

/** `<function name="f"><param name="x">v</param></function>`: MiniCPM 5. */
export const minicpm: CallFormat = defineCallFormat({
  name: 'minicpm',
  open: ['<function name='],
  close: ['</function>'],
  write: (calls) =>
    calls
      .map((call) =>
        writeTagged(call, {
          open: (name) => `<function name="${name}">`,
          close: '</function>',
          value: (key, text) => `<param name="${key}">${text}</param>`,
        }),
      )
      .join('\n'),
})

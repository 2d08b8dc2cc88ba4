import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeTagged } from './write-tagged.ts'

/** `<｜DSML｜invoke>` with parameters that say whether they are strings: DeepSeek V3.2 and V4. */
export const dsml: CallFormat = defineCallFormat({
  name: 'dsml',
  open: [
    '<｜DSML｜function_calls>',
    '<｜DSML｜tool_calls>',
    '<｜DSML｜invoke',
    '<DSML｜function_calls>',
    '<DSML｜tool_calls>',
    '<DSML｜invoke',
  ],
  close: [
    '</｜DSML｜invoke>',
    '</｜DSML｜function_calls>',
    '</｜DSML｜tool_calls>',
    '</DSML｜invoke>',
    '</DSML｜function_calls>',
    '</DSML｜tool_calls>',
  ],
  write: (calls) => {
    const inner = calls.map((call) =>
      writeTagged(call, {
        open: (name) => `<｜DSML｜invoke name="${name}">\n`,
        close: '</｜DSML｜invoke>',
        value: (key, text, isString) =>
          `<｜DSML｜parameter name="${key}" string="${String(isString)}">${text}</｜DSML｜parameter>\n`,
      }),
    )
    return `<｜DSML｜function_calls>\n${inner.join('\n')}\n</｜DSML｜function_calls>`
  },
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeTagged } from './write-tagged.ts'

/** `<invoke name="f">` with parameters, in `<minimax:tool_call>`: MiniMax M2, and as other models were taught it. */
export const minimax: CallFormat = defineCallFormat({
  name: 'minimax',
  open: ['<minimax:tool_call>', '<invoke ', '<function_calls>', '<atem:function_calls>', '<atem:invoke '],
  close: [
    '</invoke>',
    '</minimax:tool_call>',
    '</function_calls>',
    '</atem:invoke>',
    '</atem:function_calls>',
  ],
  write: (calls) => {
    const inner = calls.map((call) =>
      writeTagged(call, {
        open: (name) => `<invoke name="${name}">\n`,
        close: '</invoke>',
        value: (key, text) => `<parameter name="${key}">${text}</parameter>\n`,
      }),
    )
    return `<minimax:tool_call>\n${inner.join('\n')}\n</minimax:tool_call>`
  },
})

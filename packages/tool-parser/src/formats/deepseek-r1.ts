import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** Markers with full-width bars and the arguments in a code block: DeepSeek V2.5, V3, R1 and its distillations. */
export const deepseekR1: CallFormat = defineCallFormat({
  name: 'deepseek-r1',
  open: ['<｜tool▁calls▁begin｜>', '<｜tool▁calls｜>', '<｜tool▁call▁begin｜>', 'function<｜tool▁sep｜>'],
  close: ['<｜tool▁call▁end｜>', '<｜tool▁calls▁end｜>'],
  write: (calls) => {
    const inner = calls.map(
      (call) =>
        `<｜tool▁call▁begin｜>function<｜tool▁sep｜>${call.name}\n\`\`\`json\n${writeJson(call.arguments)}\n\`\`\`<｜tool▁call▁end｜>`,
    )
    return `<｜tool▁calls▁begin｜>${inner.join('\n')}<｜tool▁calls▁end｜>`
  },
})

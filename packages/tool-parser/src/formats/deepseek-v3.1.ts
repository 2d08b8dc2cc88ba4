import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** Markers with full-width bars, name and arguments parted by `<｜tool▁sep｜>`: DeepSeek V3.1. */
export const deepseekV31: CallFormat = defineCallFormat({
  name: 'deepseek-v3.1',
  open: ['<｜tool▁calls▁begin｜>', '<｜tool▁call▁begin｜>'],
  close: ['<｜tool▁call▁end｜>', '<｜tool▁calls▁end｜>'],
  write: (calls) => {
    const inner = calls.map(
      (call) =>
        `<｜tool▁call▁begin｜>${call.name}<｜tool▁sep｜>${writeJson(call.arguments)}<｜tool▁call▁end｜>`,
    )
    return `<｜tool▁calls▁begin｜>${inner.join('')}<｜tool▁calls▁end｜>`
  },
})

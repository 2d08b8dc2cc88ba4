import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeObject } from './write-json.ts'

/** One object between `<|action_start|><|plugin|>` and `<|action_end|>`: InternLM 2 and 2.5. */
export const internlm: CallFormat = defineCallFormat({
  name: 'internlm',
  open: ['<|action_start|><|plugin|>'],
  close: ['<|action_end|>'],
  write: (calls) =>
    calls
      .map((call) => `<|action_start|><|plugin|>\n${writeObject(call, 'parameters')}<|action_end|>`)
      .join(''),
})

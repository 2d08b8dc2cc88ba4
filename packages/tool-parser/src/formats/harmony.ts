import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** A message on the commentary channel to `functions.f`: gpt-oss. */
export const harmony: CallFormat = defineCallFormat({
  name: 'harmony',
  open: ['assistantcommentary to=functions.', 'commentary to=functions.'],
  close: ['<|call|>', '<|end|>', '<|return|>'],
  write: (calls) =>
    calls
      .map(
        (call) =>
          `<|channel|>commentary to=functions.${call.name} <|constrain|>json<|message|>${writeJson(call.arguments)}<|call|>`,
      )
      .join('<|start|>assistant'),
})

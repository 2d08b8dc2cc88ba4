import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** `Action: f` and `Action Input: …`: a habit of models that were shown LangChain prompts. */
export const react: CallFormat = defineCallFormat({
  name: 'react',
  open: [],
  close: [],
  write: (calls) =>
    calls.map((call) => `Action: ${call.name}\nAction Input: ${writeJson(call.arguments)}`).join('\n'),
})

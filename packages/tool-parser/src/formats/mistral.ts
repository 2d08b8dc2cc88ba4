import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** `[TOOL_CALLS]` and a JSON list: Mistral 7B v0.3, Nemo, Large 2407. */
export const mistral: CallFormat = defineCallFormat({
  name: 'mistral',
  open: ['[TOOL_CALLS]'],
  close: ['[/TOOL_CALLS]'],
  bodies: ['json'],
  write: (calls) => `[TOOL_CALLS]${writeList(calls, true)}`,
})

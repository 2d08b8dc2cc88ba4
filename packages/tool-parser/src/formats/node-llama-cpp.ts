import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** `||call: f({…})`: how node-llama-cpp prompts models without a format of their own. */
export const nodeLlamaCpp: CallFormat = defineCallFormat({
  name: 'node-llama-cpp',
  open: ['||call:'],
  close: [],
  write: (calls) => calls.map((call) => `||call: ${call.name}(${writeJson(call.arguments)})`).join('\n'),
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** A JSON list between `<|START_ACTION|>` and `<|END_ACTION|>`: Command R7B and A. */
export const commandR7b: CallFormat = defineCallFormat({
  name: 'command-r7b',
  open: ['<|START_ACTION|>'],
  close: ['<|END_ACTION|>'],
  write: (calls) => {
    const lines = calls.map((call, index) => {
      const id = JSON.stringify(call.id ?? String(index))
      return `    {"tool_call_id": ${id}, "tool_name": ${JSON.stringify(call.name)}, "parameters": ${writeJson(call.arguments)}}`
    })
    return `<|START_ACTION|>[\n${lines.join(',\n')}\n]<|END_ACTION|>`
  },
})

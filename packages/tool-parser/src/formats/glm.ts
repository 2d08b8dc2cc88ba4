import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson, writeObject } from './write-json.ts'
import { isPlainCall } from './write-tagged.ts'

/** A name, then `<arg_key>` and `<arg_value>` in turn, in `<tool_call>`: GLM 4.5 and later, Ling 3, Laguna. */
export const glm: CallFormat = defineCallFormat({
  name: 'glm',
  open: ['<tool_call>'],
  close: ['</tool_call>'],
  bodies: ['tags', 'named'],
  write: (calls) =>
    calls
      .map((call) => {
        const entries = Object.entries(call.arguments)
        if (!isPlainCall(call)) return `<tool_call>${writeObject(call)}</tool_call>`
        const lines = entries.map(
          ([key, value]) =>
            `<arg_key>${key}</arg_key>\n<arg_value>${typeof value === 'string' ? value : writeJson(value)}</arg_value>\n`,
        )
        return `<tool_call>${call.name}\n${lines.join('')}</tool_call>`
      })
      .join('\n'),
})

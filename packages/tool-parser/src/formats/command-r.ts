import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'

/** `Action:` and a code block with a JSON list: Command R and R+. `directly_answer` in it means that no tool is wanted. */
export const commandR: CallFormat = defineCallFormat({
  name: 'command-r',
  open: [],
  close: [],
  write: (calls) => {
    const list = calls.map((call) => ({ tool_name: call.name, parameters: call.arguments }))
    return `Action:\n\`\`\`json\n${JSON.stringify(list, null, 4)}\`\`\`\n`
  },
})

import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** `[TOOL_CALLS]f[ARGS]{…}`, with a `[CALL_ID]` or without: Devstral, Ministral 3, Magistral, Small 3.2. */
export const mistralV11: CallFormat = defineCallFormat({
  name: 'mistral-v11',
  open: ['[TOOL_CALLS]'],
  close: [],
  bodies: ['named'],
  write: (calls) =>
    calls
      .map(({ name, id, arguments: given }) => {
        const callId = id === undefined ? '' : `[CALL_ID]${id}`
        return `[TOOL_CALLS]${name}${callId}[ARGS]${writeJson(given)}`
      })
      .join(''),
})

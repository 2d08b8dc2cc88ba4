import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** A JSON list of calls as the end of the reply: Cogito, xLAM. */
export const jsonArray: CallFormat = defineCallFormat({
  name: 'json-array',
  open: [],
  close: [],
  write: (calls) => writeList(calls, true),
})

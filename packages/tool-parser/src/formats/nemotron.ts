import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeList } from './write-json.ts'

/** A JSON list in `<TOOLCALL>`: Nemotron Nano 2, and one object in `<toolcall>`: Nemotron Mini. */
export const nemotron: CallFormat = defineCallFormat({
  name: 'nemotron',
  open: ['<TOOLCALL>'],
  close: ['</TOOLCALL>'],
  write: (calls) => `<TOOLCALL>${writeList(calls, false)}</TOOLCALL>`,
})

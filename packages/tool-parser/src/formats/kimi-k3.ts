import type { Json } from '@orion-harness/core'
import { readWholeJson } from '../json/read-json.ts'
import type { RawCall } from '../call/raw-call.ts'
import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** Arguments one by one between `<|open|>` and `<|close|>`, each with its type: Kimi K3. */
export const kimiK3: CallFormat = defineCallFormat({
  name: 'kimi-k3',
  open: ['<|open|>call tool="', { text: '<|open|>tools<|sep|>', section: true, layout: true }],
  close: ['<|close|>call<|sep|>', '<|close|>tools<|sep|>'],
  read: readCall,
  write: (calls) => {
    const inner = calls.map(({ name, arguments: given }, index) => {
      const values = Object.entries(given).map(([key, value]) => writeArgument(key, value))
      return `<|open|>call tool="${name}" index="${String(index + 1)}"<|sep|>${values.join('')}<|close|>call<|sep|>`
    })
    return `<|open|>tools<|sep|>${inner.join('')}<|close|>tools<|sep|>`
  },
})

/** Key, attributes and value of an argument. A value without its end goes up to the next argument. */
const argument =
  /<\|open\|>argument key="([^"]*)"([^<>]*)<\|sep\|>([^]*?)(<\|close\|>argument<\|sep\|>|(?=<\|open\|>argument )|$)/g

function readCall(body: string): readonly RawCall[] | undefined {
  const name = /^([^"<>]+)"[^<>]*<\|sep\|>/.exec(body)
  if (name === null) return undefined
  const given: [string, Json][] = []
  const repairs = new Set<string>()
  for (const [, key = '', attributes = '', text = '', end = ''] of body
    .slice(name[0].length)
    .matchAll(argument)) {
    const reading = /type="string"/.test(attributes) ? undefined : readWholeJson(text)
    for (const repair of reading?.repairs ?? []) repairs.add(repair)
    if (end === '') repairs.add('missing-value-end')
    given.push([key, reading?.value ?? text])
  }
  return [{ name: name[1] ?? '', arguments: Object.fromEntries(given), textual: true, repairs: [...repairs] }]
}

function writeArgument(key: string, value: Json): string {
  const isPlain = typeof value === 'string' && !value.includes('<|')
  const type = isPlain ? 'string' : Array.isArray(value) ? 'array' : typeof value
  const text = isPlain ? value : writeJson(value).replaceAll('<', '\\u003c')
  return `<|open|>argument key="${key}" type="${type === 'string' && !isPlain ? 'json' : type}"<|sep|>${text}<|close|>argument<|sep|>`
}

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

function readCall(body: string): readonly RawCall[] | undefined {
  const name = /^([^"<>]+)"[^<>]*<\|sep\|>/.exec(body)
  if (name === null) return undefined
  const given: [string, Json][] = []
  const argument = /<\|open\|>argument key="([^"]*)"([^<>]*)<\|sep\|>([^]*?)<\|close\|>argument<\|sep\|>/g
  for (const [, key = '', attributes = '', text = ''] of body.slice(name[0].length).matchAll(argument)) {
    const isText = /type="string"/.test(attributes)
    given.push([key, isText ? text : (readWholeJson(text)?.value ?? text)])
  }
  return [{ name: name[1] ?? '', arguments: Object.fromEntries(given), textual: true, repairs: [] }]
}

function writeArgument(key: string, value: Json): string {
  const isPlain = typeof value === 'string' && !value.includes('<|')
  const type = isPlain ? 'string' : Array.isArray(value) ? 'array' : typeof value
  const text = isPlain ? value : writeJson(value).replaceAll('<', '\\u003c')
  return `<|open|>argument key="${key}" type="${type === 'string' && !isPlain ? 'json' : type}"<|sep|>${text}<|close|>argument<|sep|>`
}

import type { Json } from '@orion-harness/core'
import { readWholeJson } from '../json/read-json.ts'
import type { RawCall } from '../call/raw-call.ts'
import { defineCallFormat } from './call-format.ts'
import type { CallFormat } from './call-format.ts'
import { writeJson } from './write-json.ts'

const mark = ']<]minimax[>['

/** Nested elements, each tag behind a mark of its own: MiniMax M3. */
export const minimaxM3: CallFormat = defineCallFormat({
  name: 'minimax-m3',
  open: [`${mark}<invoke name="`, { text: `${mark}<tool_call>`, section: true, layout: true }],
  close: [`${mark}</invoke>`, `${mark}</tool_call>`],
  read: readInvoke,
  write: (calls) => {
    const inner = calls.map((call) => {
      const values = Object.entries(call.arguments).map(([key, value]) => element(key, value))
      return `${mark}<invoke name="${call.name}">${values.join('')}${mark}</invoke>\n`
    })
    return `${mark}<tool_call>\n${inner.join('')}${mark}</tool_call>`
  },
})

function element(name: string, value: Json): string {
  const wrap = (text: string, attributes = ''): string =>
    `${mark}<${name}${attributes}>${text}${mark}</${name}>`
  if (Array.isArray(value) && value.length > 0 && value.every(isNestable))
    return wrap(value.map((item: Json) => element('item', item)).join(''))
  if (typeof value === 'string' && !value.includes(']<]')) return wrap(value)
  return wrap(writeJson(value).replaceAll('<', '\\u003c'), ' json="true"')
}

/** Lists of text only: everything else is told apart by its JSON. */
function isNestable(value: Json): boolean {
  return typeof value === 'string' && !value.includes(']<]')
}

interface Piece {
  readonly name: string
  readonly close: boolean
  readonly json: boolean
  readonly text: string
}

function readInvoke(body: string): readonly RawCall[] | undefined {
  const name = /^([^"<>]+)">/.exec(body)
  if (name === null) return undefined
  const pieces: Piece[] = []
  for (const part of body.slice(name[0].length).split(mark).slice(1)) {
    const tag = /^<(\/?)([^\s<>/]+)([^<>]*)>([^]*)$/.exec(part)
    if (tag === null) continue
    const [, slash, label = '', attributes = '', text = ''] = tag
    pieces.push({ name: label, close: slash === '/', json: attributes.includes('json="true"'), text })
  }
  const repairs = new Set<string>()
  const given = readElements(pieces, repairs)
  return given === undefined
    ? undefined
    : [{ name: name[1] ?? '', arguments: given, textual: true, repairs: [...repairs] }]
}

interface Frame {
  readonly name: string
  readonly json: boolean
  readonly text: string
  readonly children: [string, Json][]
}

/** Elements to values: text, an object of elements, or a list when all are called `item`. */
function readElements(pieces: readonly Piece[], repairs: Set<string>): Json | undefined {
  const stack: Frame[] = [{ name: '', json: false, text: '', children: [] }]
  for (const piece of pieces) {
    if (!piece.close) {
      if (stack.length > 100) return undefined
      stack.push({ name: piece.name, json: piece.json, text: piece.text, children: [] })
      continue
    }
    const frame = stack.pop()
    const parent = stack.at(-1)
    if (frame === undefined || parent === undefined || frame.name !== piece.name) return undefined
    parent.children.push([frame.name, valueOf(frame, repairs)])
  }
  const [root] = stack
  return stack.length === 1 && root !== undefined ? Object.fromEntries(root.children) : undefined
}

function valueOf(frame: Frame, repairs: Set<string>): Json {
  if (frame.json) {
    const reading = readWholeJson(frame.text)
    for (const repair of reading?.repairs ?? []) repairs.add(repair)
    return reading?.value ?? frame.text
  }
  if (frame.children.length === 0) return frame.text
  if (frame.children.every(([name]) => name === 'item')) return frame.children.map(([, value]) => value)
  return Object.fromEntries(frame.children)
}

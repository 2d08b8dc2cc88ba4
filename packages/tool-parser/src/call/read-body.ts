import type { Json } from '@orion-harness/core'
import type { BodyKind } from '../reader/classify-body.ts'
import { foldMarker } from '../reader/marker-trie.ts'
import { readJson } from '../json/read-json.ts'
import { readPythonCalls } from '../json/read-python-calls.ts'
import type { BodyProblem, RawCall } from './raw-call.ts'
import { asObject, readCallObjects, readEncoded } from './read-call-object.ts'
import { readTaggedCall } from './read-tagged-call.ts'
import type { NameResolver } from './resolve-name.ts'

export interface BodyInput {
  readonly kind: BodyKind
  /** What stood between the marker and the body. */
  readonly header: string
  readonly body: string
  readonly resolver: NameResolver
  /** A marker says that this is a call, so that shapes which need one are accepted. */
  readonly marked: boolean
  /** Brackets that never closed may be closed: the model ended the call or its turn. */
  readonly allowMissingClosers: boolean
  /** The family's own string delimiter. */
  readonly delimiter?: string
}

export interface BodyReading {
  readonly calls: readonly RawCall[]
  readonly problem?: BodyProblem
}

/** Reads the calls of one body. When it cannot be read, `problem` says why; calls read before that are kept. */
export function readBody(input: BodyInput): BodyReading {
  switch (input.kind) {
    case 'json':
      return readJsonBody(input)
    case 'python': {
      const reading = readPythonCalls(input.body, input.allowMissingClosers)
      return reading === undefined
        ? failed('the call is not a name with literal arguments in brackets', pythonName(input.body))
        : { calls: reading.calls }
    }
    case 'named':
      return readNamedBody(input)
    case 'line': {
      const head = readHeader(input.header)
      return head === undefined
        ? failed('the name of the tool is missing')
        : { calls: [{ ...head, arguments: input.body.trim(), textual: false, repairs: [] }] }
    }
    case 'tags': {
      const call = readTaggedCall(input.body)
      if (call !== undefined && input.resolver.resolve(call.name) !== undefined) return { calls: [call] }
      const inside = readInside(input)
      if (inside !== undefined) return inside
      return call === undefined ? failed('the tags inside do not make a call') : { calls: [call] }
    }
    default:
      return input.kind satisfies never
  }
}

function readJsonBody(input: BodyInput): BodyReading {
  const { body, resolver, marked, allowMissingClosers } = input
  const reading = readJson(body, { allowMissingClosers })
  if (reading === undefined) {
    const partial = body.trimStart().startsWith('[') ? completeItems(input) : []
    return { calls: partial, problem: { ...nameIn(body), problem: 'the JSON inside does not parse' } }
  }
  const calls = readCallObjects(reading.value, { loose: marked, resolver })
  if (calls === undefined)
    return failed('the JSON inside is not a call, which has a "name" and "arguments"', nameIn(body).name)
  return { calls: calls.map((call) => ({ ...call, repairs: [...reading.repairs, ...call.repairs] })) }
}

/** The whole objects of a list that was cut or broken later on. */
function completeItems(input: BodyInput): readonly RawCall[] {
  const calls: RawCall[] = []
  let at = input.body.indexOf('[') + 1
  for (;;) {
    const reading = readJson(input.body, { at })
    if (reading === undefined || !reading.complete) return calls
    const found = readCallObjects(reading.value, { loose: input.marked, resolver: input.resolver })
    if (found === undefined) return calls
    calls.push(...found.map((call) => ({ ...call, repairs: [...reading.repairs, ...call.repairs] })))
    at = reading.end
    while (/[\s,]/.test(input.body[at] ?? '')) at += 1
  }
}

/** The call object that stands among other text between the markers, or as a string in place of it. */
function readInside(input: BodyInput): BodyReading | undefined {
  const { body, resolver } = input
  const encoded = /^\s*"/.test(body) ? readJson(body)?.value : undefined
  const decoded = typeof encoded === 'string' ? readEncoded(encoded) : undefined
  const at = body.search(/\{\s*["'\u201c]?\w+["'\u201d]?\s*:/)
  const value = decoded ?? (at < 0 ? undefined : readJson(body, { at })?.value)
  const calls = value === undefined ? undefined : readCallObjects(value, { loose: false, resolver })
  if (calls?.every((call) => resolver.resolve(call.name) !== undefined) !== true) return undefined
  const repair = decoded === undefined ? 'prose-in-call' : 'encoded-call'
  return { calls: calls.map((call) => ({ ...call, repairs: [repair, ...call.repairs] })) }
}

function readNamedBody(input: BodyInput): BodyReading {
  const head = readHeader(input.header)
  if (head === undefined) return failed('the name of the tool is missing')
  const { delimiter } = input
  const reading = readJson(input.body, {
    allowMissingClosers: input.allowMissingClosers,
    ...(delimiter === undefined ? {} : { delimiter, bareValues: true }),
  })
  if (reading === undefined) return failed('the JSON of its arguments does not parse', head.name)
  const value = unwrap(reading.value, head.name)
  const repairs =
    delimiter === undefined ? reading.repairs : reading.repairs.filter((one) => one !== 'bare-keys')
  return {
    calls: [{ ...head, arguments: value.value, textual: false, repairs: [...repairs, ...value.repairs] }],
  }
}

/** Some models write the whole call object where only the arguments belong. */
function unwrap(value: Json, name: string): { readonly value: Json; readonly repairs: readonly string[] } {
  const object = asObject(value)
  const inner = asObject(object?.['arguments']) ?? asObject(object?.['parameters'])
  if (object?.['name'] !== name || inner === undefined) return { value, repairs: [] }
  return { value: inner, repairs: ['call-in-arguments'] }
}

/** Name and id out of what stands before the arguments. */
export function readHeader(header: string): { readonly name: string; readonly id?: string } | undefined {
  const folded = foldMarker(header)
  const recipient = /\bto=([^\s<]+)/.exec(header)
  if (recipient?.[1] !== undefined) return { name: recipient[1].replace(/^functions\./, '') }
  const solar = /^\s*(\S*?)<\|tool_call:name\|>\s*([^\s<]+)/.exec(folded)
  if (solar !== null) return withId(slice(header, solar, 2), slice(header, solar, 1))
  const skipped = /^\s*(?:function\s*<\|tool\\?_sep\|>\s*|call\s*:\s*)?/.exec(folded)?.[0].length ?? 0
  const name = /^[^\s<>[\]{}()`]+/.exec(header.slice(skipped))?.[0]
  if (name === undefined) return undefined
  const counted = /^functions\.(.+):\d+$/.exec(name)?.[1]
  if (counted !== undefined) return { name: counted, id: name }
  const callId = /\[call_id\]\s*(\w+)/i.exec(header)?.[1]
  return withId(name, callId ?? '')
}

function withId(name: string, id: string): { readonly name: string; readonly id?: string } {
  return id === '' ? { name } : { name, id }
}

function slice(text: string, match: RegExpExecArray, group: number): string {
  const at = match[0].lastIndexOf(match[group] ?? '')
  const from = match.index + at
  return text.slice(from, from + (match[group] ?? '').length)
}

function nameIn(body: string): { readonly name?: string } {
  const match = /["'](?:name|function|tool|tool_name)["']\s*:\s*["']([^"'\\]{1,100})["']/.exec(
    body.slice(0, 2000),
  )
  return match?.[1] === undefined ? {} : { name: match[1] }
}

function pythonName(body: string): string | undefined {
  return /[A-Za-z_][\w.]*/.exec(body.slice(0, 200))?.[0]
}

function failed(problem: string, name?: string): BodyReading {
  return { calls: [], problem: { problem, ...(name === undefined ? {} : { name }) } }
}

import type { Json, JsonObject } from '@orion-harness/core'
import { readJson, readWholeJson } from '../json/read-json.ts'
import { skipSpace } from '../json/read-python-calls.ts'
import { fromSpelled, type SpelledEntry } from '../json/written-numbers.ts'
import type { RawCall } from './raw-call.ts'
import { asObject } from './read-call-object.ts'

/** A tag as it stands in a body. */
interface Tag {
  readonly at: number
  readonly end: number
  readonly close: boolean
  readonly kind: TagKind
  /** What `=` or a `name` or `key` attribute says. */
  readonly label: string
  readonly attributes: string
}

/** What a tag of a tagged call is there for, in any family's spelling. */
export type TagKind = 'envelope' | 'root' | 'value' | 'key' | 'name' | 'arguments' | 'other'

const kinds: Readonly<Record<string, TagKind>> = {
  tool_call: 'envelope',
  tool_calls: 'envelope',
  function_calls: 'envelope',
  function: 'root',
  invoke: 'root',
  parameter: 'value',
  param: 'value',
  argument: 'value',
  arg_value: 'value',
  arg_key: 'key',
  name: 'name',
  tool_name: 'name',
  arguments: 'arguments',
  parameters: 'arguments',
  args: 'arguments',
}

/** Text of a tag from its `<`: slash, name, and what follows the name up to `>`. */
export const tagPattern: RegExp = /<(\/?)([|\uff5c]?[A-Za-z_][\w|\uff5c\u2581:.-]*)((?:[\s=][^<>\n]*)?)>/g

/** The kind of a tag by its name, namespaces and suffixes such as `atem:` or `:opensource` set aside. */
export function tagKind(name: string): TagKind {
  const plain = name
    .toLowerCase()
    .replaceAll('\uff5c', '|')
    .replaceAll('-', '_')
    .replace(/:opensource$/, '')
    .replace(/^.*[|:]/, '')
  return Object.hasOwn(kinds, plain) ? (kinds[plain] ?? 'other') : 'other'
}

/**
 * Reads one call written as tags: `<function=f><parameter=x>v</parameter></function>`, `<invoke name="f">…`,
 * `f<arg_key>x</arg_key><arg_value>v</arg_value>` or `<name>f</name><arguments>{…}</arguments>`. A value ends at the
 * tag that balances it, so that a value may itself show calls. Undefined when no name is there.
 */
export function readTaggedCall(body: string): RawCall | undefined {
  const tags = findTags(body)
  const repairs = new Set<string>()
  const root = tags.find((tag) => tag.kind === 'root' && !tag.close)
  const nameTag = tags.find((tag) => tag.kind === 'name' && !tag.close)
  const value = tags.find((tag) => tag.kind === 'value' && !tag.close)
  if (nameTag !== undefined && root === undefined && (value === undefined || nameTag.at < value.at))
    return readNameTag(body, tags, nameTag)
  const name = root === undefined ? leadingName(body) : root.label
  if (name === '' || (root === undefined && value === undefined && !isNameOnly(body, name))) return undefined
  const from = root === undefined ? body.indexOf(name) + name.length : root.end
  const head = { name, textual: true as const }
  const inner = jsonArguments(body, from)
  if (inner !== undefined) return { ...head, textual: false, arguments: inner.value, repairs: inner.repairs }
  const inside = tags.filter((tag) => tag.at >= from)
  if (root !== undefined && value === undefined) {
    const close = inside.find((tag) => tag.kind === 'root' && tag.close)
    const pairs = readPairs(body.slice(from, close?.at ?? body.length))
    if (pairs !== undefined && Object.keys(pairs).length > 0)
      return { ...head, arguments: pairs, repairs: ['keys-as-tags'] }
  }
  const found = readValues(body, inside, repairs)
  return found === undefined ? undefined : { ...head, arguments: found, repairs: [...repairs] }
}

/** Without a value, text other than the name says that this is something else. */
function isNameOnly(body: string, name: string): boolean {
  const plain = body.replace(tagPattern, ' ').trim()
  return plain === name || plain.startsWith(`${name}\n`) || /^\s*\{/.test(plain.slice(name.length))
}

function leadingName(body: string): string {
  return /^\s*(?:<[^>]*>\s*)*?([^\s<>(){}[\]]+)/.exec(body.slice(0, 400))?.[1] ?? ''
}

function jsonArguments(
  body: string,
  from: number,
): { readonly value: Json; readonly repairs: readonly string[] } | undefined {
  const at = skipSpace(body, from)
  if (body[at] !== '{') return undefined
  const reading = readJson(body, { at, allowMissingClosers: true })
  return reading === undefined || asObject(reading.value) === undefined ? undefined : reading
}

function readNameTag(body: string, tags: readonly Tag[], nameTag: Tag): RawCall | undefined {
  const end = body.indexOf('<', nameTag.end)
  const name = body.slice(nameTag.end, end < 0 ? body.length : end).trim()
  const holder = tags.find((tag) => tag.kind === 'arguments' && !tag.close)
  if (name === '') return undefined
  const repairs = ['name-tags']
  if (holder === undefined) return { name, textual: false, arguments: undefined, repairs }
  const inner = jsonArguments(body, holder.end)
  if (inner !== undefined)
    return { name, textual: false, arguments: inner.value, repairs: [...repairs, ...inner.repairs] }
  const close = tags.find((tag) => tag.kind === 'arguments' && tag.close && tag.at > holder.end)
  const region = body.slice(holder.end, close?.at ?? body.length)
  const value = readPairs(region)
  return value === undefined ? undefined : { name, textual: true, arguments: value, repairs }
}

/** `<path>a.txt</path>`: the keys are tags. Undefined when other text is there, or too much to be a call. */
function readPairs(region: string): JsonObject | undefined {
  if (region.length > 10_000) return undefined
  const pairs = [...region.matchAll(/<([A-Za-z_][\w-]*)>([^]*?)<\/\1>/g)]
  if (pairs.length === 0 && region.trim() !== '') return undefined
  return Object.fromEntries(
    pairs.map((pair): [string, Json] => [pair[1] ?? '', trimFrame(pair[2] ?? '', false)]),
  )
}

/** Undefined when a value has no key. */
function readValues(body: string, tags: readonly Tag[], repairs: Set<string>): Json | undefined {
  const entries: SpelledEntry[] = []
  const balanced = balance(tags)
  let key: string | undefined
  let index = 0
  let before = tags[0]?.at ?? body.length
  while (index < tags.length) {
    const tag = tags[index]
    if (tag === undefined) break
    if (tag.kind === 'key') {
      if (tag.close) key = lastLine(body.slice(before, tag.at))
      const following = tags[index + 1]
      if (!tag.close && following?.kind === 'value' && !following.close) {
        repairs.add('missing-key-end')
        key = lastLine(body.slice(tag.end, following.at))
      }
      if (tag.close && tags[index - 1]?.kind !== 'key') {
        repairs.add('missing-key-start')
        key = lastLine(body.slice(0, tag.at).slice(-200))
      }
      before = tag.end
      index += 1
      continue
    }
    if (tag.kind !== 'value' || tag.close) {
      index += 1
      continue
    }
    const label = tag.label === '' ? key : tag.label
    if (label === undefined || label === '') return undefined
    const close = valueEnd(tags, index, balanced)
    if (close.missing) repairs.add('missing-value-end')
    const end = close.tag?.at ?? body.length
    const text = body.slice(tag.end, end)
    const isTight = tag.label === '' && !close.missing
    const reading = valueOf(isTight ? text : trimFrame(text, close.missing), tag, repairs)
    entries.push({ key: label, ...reading })
    key = undefined
    index = close.next
    before = close.tag?.end ?? body.length
  }
  return fromSpelled(entries)
}

/** `string="false"` and `type="number"` say that the text is JSON. */
function valueOf(text: string, tag: Tag, repairs: Set<string>): Omit<SpelledEntry, 'key'> {
  const isJson = /string\s*=\s*"false"|type\s*=\s*"(?!string)/.test(tag.attributes)
  const reading = isJson ? readWholeJson(text) : undefined
  for (const repair of reading?.repairs ?? []) repairs.add(repair)
  return reading === undefined ? { value: text } : { value: reading.value, spelled: reading.spelled }
}

interface ValueEnd {
  readonly tag: Tag | undefined
  readonly next: number
  readonly missing: boolean
}

/** Index of the tag that balances each opened value, in one pass. */
function balance(tags: readonly Tag[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const [index, tag] of tags.entries()) {
    if (tag.kind !== 'value') continue
    if (!tag.close) open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined) ends.set(start, index)
    }
  }
  return ends
}

/** The tag that ends the value opened at `index`: the one that balances it, else the next that cannot be inside. */
function valueEnd(tags: readonly Tag[], index: number, balanced: ReadonlyMap<number, number>): ValueEnd {
  const end = balanced.get(index)
  if (end !== undefined) return { tag: tags[end], next: end + 1, missing: false }
  let stop = index + 1
  while (stop < tags.length && !endsValue(tags[stop])) stop += 1
  const tag = tags[stop]
  const closed = tag?.kind === 'value' && tag.close
  return { tag, next: closed ? stop + 1 : stop, missing: !closed }
}

function endsValue(tag: Tag | undefined): boolean {
  if (tag === undefined) return false
  if (tag.kind === 'value' || tag.kind === 'key') return true
  return tag.close && (tag.kind === 'root' || tag.kind === 'envelope')
}

/** A value on lines of its own has one line break on each side that is not part of it. */
function trimFrame(text: string, cut: boolean): string {
  const cdata = /^\s*<!\[CDATA\[([^]*)\]\]>\s*$/.exec(text)
  if (cdata !== null) return cdata[1] ?? ''
  const start = text.startsWith('\r\n') ? 2 : text.startsWith('\n') ? 1 : 0
  if (start === 0 && !cut) return text
  return text.slice(start).replace(/\r?\n$/, '')
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? ''
}

function findTags(body: string): readonly Tag[] {
  const tags: Tag[] = []
  for (const match of body.matchAll(tagPattern)) {
    const [whole, slash = '', name = '', rest = ''] = match
    const kind = tagKind(name)
    if (kind === 'other') continue
    tags.push({
      at: match.index,
      end: match.index + whole.length,
      close: slash === '/',
      kind,
      label: labelOf(rest),
      attributes: rest,
    })
  }
  return tags
}

function labelOf(rest: string): string {
  const attribute = /\b(?:name|key|tool)\s*=\s*["']?([^"'\s]+)["']?/.exec(rest)
  if (attribute !== null) return attribute[1] ?? ''
  return /^\s*=\s*["']?([^"'>]*?)["']?\s*$/.exec(rest)?.[1]?.trim() ?? ''
}

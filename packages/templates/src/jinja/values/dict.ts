import { Fault } from '../runtime/fault.ts'
import { Text } from '../text/text.ts'
import { Float } from './float.ts'
import { List, Tuple } from './list.ts'
import { Undefined } from './undefined.ts'
import type { Value } from './value.ts'

/** What two equal Python keys share: `1`, `1.0` and `True` are one key. */
type DictKey = null | number | bigint | string | symbol | object

interface DictEntry {
  readonly key: Value
  value: Value
}

/** Where a dict that stands for a host object gets its entries. */
export interface DictSource {
  /** The value of a text key, or undefined. */
  get(key: string): Value | undefined
  entries(): Iterable<readonly [Value, Value]>
}

/** A Python dict, in order of insertion. One that stands for input reads it only when asked. */
export class Dict {
  /** Its braces, colons and commas, when printed, are content. */
  readonly fromInput: boolean
  #entries: Map<DictKey, DictEntry> | undefined
  readonly #source: DictSource | undefined

  constructor(source?: DictSource) {
    this.#source = source
    this.fromInput = source !== undefined
    this.#entries = source === undefined ? new Map() : undefined
  }

  get size(): number {
    return this.#all().size
  }

  get(key: Value): Value | undefined {
    if (this.#entries === undefined && this.#source !== undefined) {
      if (typeof key === 'string') return this.#source.get(key)
      if (key instanceof Text) return this.#source.get(key.raw)
    }
    return this.#all().get(dictKey(key))?.value
  }

  /** Looks up a text key. */
  getText(key: string): Value | undefined {
    if (this.#entries === undefined && this.#source !== undefined) return this.#source.get(key)
    return this.#all().get(textKey(key))?.value
  }

  /** Sets a value; an equal key that is there already stays as it was written. */
  set(key: Value, value: Value): void {
    const entries = this.#all()
    const normal = dictKey(key)
    const entry = entries.get(normal)
    if (entry === undefined) entries.set(normal, { key, value })
    else entry.value = value
  }

  delete(key: Value): void {
    this.#all().delete(dictKey(key))
  }

  clear(): void {
    this.#all().clear()
  }

  entries(): IterableIterator<DictEntry> {
    return this.#all().values()
  }

  #all(): Map<DictKey, DictEntry> {
    if (this.#entries === undefined) {
      this.#entries = new Map()
      for (const [key, value] of this.#source?.entries() ?? []) {
        this.#entries.set(dictKey(key), { key, value })
      }
    }
    return this.#entries
  }
}

const undefinedKey = Symbol('Undefined')

/** The key under which a value is found; throws a `TypeError` for a list or a dict. */
export function dictKey(value: Value): DictKey {
  if (typeof value === 'string') return textKey(value)
  if (value instanceof Text) return textKey(value.raw)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Float) return floatKey(value.number)
  if (value instanceof Tuple) return `\0t${value.items.map(describeKey).join('')}`
  if (value instanceof List) throw new Fault('TypeError', "unhashable type: 'list'")
  if (value instanceof Dict) throw new Fault('TypeError', "unhashable type: 'dict'")
  if (value instanceof Undefined) return undefinedKey
  return value
}

function textKey(raw: string): string {
  return raw.charCodeAt(0) === 0 ? `\0s${raw}` : raw
}

function floatKey(number: number): DictKey {
  if (!Number.isInteger(number)) return number
  return Number.isSafeInteger(number) ? number + 0 : BigInt(number)
}

const identities = new WeakMap<object, number>()
let identityCount = 0

function describeKey(value: Value): string {
  const key = dictKey(value)
  if (typeof key === 'string') return `s${key.length}:${key}`
  if (typeof key === 'object' && key !== null) {
    const identity = identities.get(key) ?? (identityCount += 1)
    identities.set(key, identity)
    return `o${identity};`
  }
  return `${typeof key === 'symbol' ? 'u' : String(key)};`
}

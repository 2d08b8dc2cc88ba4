import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { rawOf } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { Dict } from '../values/dict.ts'
import { Namespace } from '../values/namespace.ts'
import { Range } from '../values/range.ts'
import { toText } from '../values/represent.ts'
import { Callable, Thing, builtin } from '../values/value.ts'
import type { Keywords, Value } from '../values/value.ts'
import { bind, bindPlaces, wantInteger, wantText } from './arguments.ts'
import { pairsOf } from './container-methods.ts'
import { formatTime } from './strftime.ts'

const maximumRange = 100_000

function makeRange(positional: readonly Value[], keywords: Keywords | undefined): Range {
  const places = bindPlaces('range', 1, 3, positional, keywords).map((value) => wantInteger(value ?? 0))
  const [start = 0, stop = 0, step = 1] = places.length === 1 ? [0, places[0]] : places
  if (step === 0) throw new Fault('ValueError', 'range() arg 3 must not be zero')
  const range = new Range(start, stop, step)
  if (range.length > maximumRange) {
    throw new Fault(
      'OverflowError',
      `Range too big. The sandbox blocks ranges larger than MAX_RANGE (${maximumRange}).`,
    )
  }
  return range
}

function makeDict(runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined): Dict {
  const [source] = bindPlaces('dict', 0, 1, positional, undefined)
  const dict = new Dict()
  if (source !== undefined) for (const [key, value] of pairsOf(runtime, source)) dict.set(key, value)
  for (const [name, value] of keywords ?? []) dict.set(name, value)
  return dict
}

class Cycler extends Thing {
  readonly typeName: string = 'Cycler'
  readonly #items: readonly Value[]
  #position = 0

  constructor(items: readonly Value[]) {
    super()
    this.#items = items
  }

  override attribute(_runtime: Runtime, name: string): Value | undefined {
    if (name === 'current') return this.#items[this.#position]
    if (name === 'next') return builtin('next', () => this.#next())
    if (name !== 'reset') return undefined
    return builtin('reset', () => {
      this.#position = 0
      return null
    })
  }

  represent(): Str {
    return '<Cycler>'
  }

  #next(): Value {
    const item = this.#items[this.#position] ?? null
    this.#position = (this.#position + 1) % this.#items.length
    return item
  }
}

class Joiner extends Callable {
  readonly #separator: Value
  #isUsed = false

  constructor(separator: Value) {
    super()
    this.#separator = separator
  }

  call(): Value {
    const isFirst = !this.#isUsed
    this.#isUsed = true
    return isFirst ? '' : this.#separator
  }

  represent(): Str {
    return '<Joiner>'
  }
}

/** Functions every template can call. */
export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', builtin('range', (_runtime, positional, keywords) => makeRange(positional, keywords))],
  ['dict', builtin('dict', makeDict)],
  [
    'namespace',
    builtin('namespace', (runtime, positional, keywords) => {
      const namespace = new Namespace()
      for (const { key, value } of makeDict(runtime, positional, keywords).entries()) {
        namespace.attributes.set(rawOf(toText(runtime, key)), value)
      }
      return namespace
    }),
  ],
  [
    'cycler',
    builtin('cycler', (_runtime, positional) => {
      if (positional.length === 0) throw new Fault('RuntimeError', 'at least one item has to be provided')
      return new Cycler(positional)
    }),
  ],
  [
    'joiner',
    builtin('joiner', (_runtime, positional, keywords) => {
      const [separator = ', '] = bind('joiner', ['sep'], 0, positional, keywords)
      return new Joiner(separator)
    }),
  ],
  [
    'raise_exception',
    builtin('raise_exception', (runtime, positional, keywords) => {
      const [message = ''] = bind('raise_exception', ['message'], 1, positional, keywords)
      throw new Fault('TemplateError', rawOf(toText(runtime, message)))
    }),
  ],
  [
    'strftime_now',
    builtin('strftime_now', (runtime, positional, keywords) => {
      const [format] = bind('strftime_now', ['format'], 1, positional, keywords)
      return formatTime(runtime.now, rawOf(wantText(format, 'strftime() argument 1 must be str')))
    }),
  ],
])

import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { Text } from '../text/text.ts'
import { chargeMeasuring, lengthOf, stepPoints } from '../text/text-index.ts'
import { add } from '../values/arithmetic.ts'
import { Dict } from '../values/dict.ts'
import { Iteration } from '../values/iteration.ts'
import { List, Tuple } from '../values/list.ts'
import { divideIntegers } from '../values/number.ts'
import { Range } from '../values/range.ts'
import { collect, iterate, lengthOfValue, tryIterate } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import { Thing } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import { optionalRaw, wantInteger } from './arguments.ts'
import { attributeGetter } from './attribute-path.ts'
import { alias, defineFilter } from './define-filter.ts'

const length = defineFilter('length', [], 0, (runtime, value) => {
  if (typeof value === 'string' || value instanceof Text) chargeMeasuring(runtime, value)
  return lengthOfValue(value)
})

const fallback = defineFilter(
  'default',
  ['default_value', 'boolean'],
  0,
  (_runtime, value, [other = '', boolean = false]) =>
    value instanceof Undefined || (isTrue(boolean) && !isTrue(value)) ? other : value,
)

/** The values backwards, as Python's `reversed` gives them; undefined where it refuses. */
function reversed(runtime: Runtime, value: Value): Value[] | undefined {
  const hasOrder =
    value instanceof List ||
    value instanceof Tuple ||
    value instanceof Range ||
    value instanceof Dict ||
    typeof value === 'string' ||
    value instanceof Text ||
    (value instanceof Thing && value.size() !== undefined)
  return hasOrder ? collect(runtime, value).reverse() : undefined
}

const reverse = defineFilter('reverse', [], 0, (runtime, value) => {
  if (typeof value === 'string' || value instanceof Text) {
    const count = lengthOf(value)
    return stepPoints(runtime, value, count - 1, -1, count)
  }
  const backwards = reversed(runtime, value)
  if (backwards !== undefined) return new Iteration(backwards.values(), 'list_reverseiterator')
  if (tryIterate(runtime, value) === undefined) {
    throw new Fault('FilterArgumentError', 'argument must be iterable')
  }
  return new List(collect(runtime, value).reverse())
})

function* batches(runtime: Runtime, value: Value, size: number, fill: Value): Iterator<Value> {
  let batch: Value[] = []
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    if (batch.length === size) {
      yield new List(batch)
      batch = []
    }
    batch.push(item)
  }
  if (batch.length === 0) return
  if (fill !== null) {
    runtime.charge(Math.max(0, size - batch.length))
    while (batch.length < size) batch.push(fill)
  }
  yield new List(batch)
}

function* slices(runtime: Runtime, value: Value, count: number, fill: Value): Iterator<Value> {
  const items = collect(runtime, value)
  const { quotient, remainder } = divideIntegers(items.length, count)
  const [size, longer] = [Number(quotient), Number(remainder)]
  let offset = 0
  for (let place = 0; place < count; place += 1) {
    runtime.charge(1)
    const start = offset + place * size
    if (place < longer) offset += 1
    const part = items.slice(start, offset + (place + 1) * size)
    if (fill !== null && place >= longer) part.push(fill)
    yield new List(part)
  }
}

const first = defineFilter('first', [], 0, (runtime, value) => {
  for (const item of iterate(runtime, value)) return item
  return new Undefined(() => 'No first item, sequence was empty.')
})

const last = defineFilter('last', [], 0, (runtime, value) => {
  if (value instanceof Undefined) return new Undefined(() => 'No last item, sequence was empty.')
  if (value instanceof List || value instanceof Tuple) {
    const item = value.items.at(-1)
    return item === undefined ? new Undefined(() => 'No last item, sequence was empty.') : item
  }
  const backwards = reversed(runtime, value)
  if (backwards === undefined) throw new Fault('TypeError', `'${typeName(value)}' object is not reversible`)
  const [item] = backwards
  return item === undefined ? new Undefined(() => 'No last item, sequence was empty.') : item
})

const sum = defineFilter(
  'sum',
  ['attribute', 'start'],
  0,
  (runtime, value, [attribute = null, start = 0]) => {
    if (typeof start === 'string' || start instanceof Text) {
      throw new Fault('TypeError', "sum() can't sum strings [use ''.join(seq) instead]")
    }
    const get = attribute === null ? undefined : attributeGetter(runtime, attribute)
    let total: Value = start
    for (const item of iterate(runtime, value)) {
      runtime.charge(1)
      total = add(runtime, total, get === undefined ? item : get(item))
    }
    return total
  },
)

function* pairs(value: Dict): Iterator<Value> {
  for (const { key, value: content } of value.entries()) yield new Tuple([key, content])
}

/** Filters over whole sequences. */
export const sequenceFilters: readonly (readonly [string, Filter])[] = [
  defineFilter('attr', ['name'], 1, (runtime, value, [name]) => {
    const wanted = optionalRaw(name, 'attribute name must be string') ?? ''
    if (value instanceof Dict) {
      const isMethod = runtime.lookup.item(runtime, new Dict(), wanted)
      return isMethod instanceof Undefined
        ? new Undefined(() => `'dict object' has no attribute '${wanted}'`)
        : runtime.lookup.attribute(runtime, value, wanted)
    }
    return runtime.lookup.attribute(runtime, value, wanted)
  }),
  defineFilter(
    'batch',
    ['linecount', 'fill_with'],
    1,
    (runtime, value, [size = 0, fill = null]) =>
      new Iteration(batches(runtime, value, wantInteger(size), fill)),
  ),
  length,
  alias('count', length),
  fallback,
  alias('d', fallback),
  first,
  last,
  defineFilter('items', [], 0, (_runtime, value) => {
    if (value instanceof Undefined) return new Iteration([].values())
    if (!(value instanceof Dict)) throw new Fault('TypeError', 'Can only get item pairs from a mapping.')
    return new Iteration(pairs(value))
  }),
  defineFilter('list', [], 0, (runtime, value) => new List(collect(runtime, value))),
  defineFilter('random', [], 0, () => {
    throw new Fault('NotSupported', 'random is refused: the same conversation must render the same')
  }),
  reverse,
  defineFilter(
    'slice',
    ['slices', 'fill_with'],
    1,
    (runtime, value, [count = 0, fill = null]) =>
      new Iteration(slices(runtime, value, wantInteger(count), fill)),
  ),
  sum,
]

import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { equals, isOrdered } from '../values/compare.ts'
import { Dict, dictKey } from '../values/dict.ts'
import { Iteration } from '../values/iteration.ts'
import { List, Tuple } from '../values/list.ts'
import { collect, iterate } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { sameText } from '../text/same-text.ts'
import { attributeGetter, ignoreCase, sortKeyGetter } from './attribute-path.ts'
import { defineFilter } from './define-filter.ts'
import { sortValues } from './sort.ts'

const sort = defineFilter(
  'sort',
  ['reverse', 'case_sensitive', 'attribute'],
  0,
  (runtime, value, [reverse = false, caseSensitive = false, attribute = null]) => {
    const keyOf = sortKeyGetter(runtime, attribute, !isTrue(caseSensitive))
    return new List(sortValues(runtime, collect(runtime, value), keyOf, isTrue(reverse)))
  },
)

const dictsort = defineFilter(
  'dictsort',
  ['case_sensitive', 'by', 'reverse'],
  0,
  (runtime, value, [caseSensitive = false, by = 'key', reverse = false]) => {
    const place = sameText(by, 'key') ? 0 : sameText(by, 'value') ? 1 : undefined
    if (place === undefined) {
      throw new Fault('FilterArgumentError', 'You can only sort by either "key" or "value"')
    }
    if (value instanceof Undefined) value.fail()
    if (!(value instanceof Dict))
      throw new Fault('AttributeError', `'${typeName(value)}' object has no attribute 'items'`)
    const items = [...value.entries()].map((entry) => new Tuple([entry.key, entry.value]))
    const keyOf = (item: Value): Value => {
      const key = item instanceof Tuple ? (item.items[place] ?? null) : item
      return isTrue(caseSensitive) ? key : ignoreCase(key)
    }
    return new List(sortValues(runtime, items, keyOf, isTrue(reverse)))
  },
)

function keyGetter(runtime: Runtime, attribute: Value, caseSensitive: Value): (value: Value) => Value {
  const get = attributeGetter(runtime, attribute)
  return isTrue(caseSensitive) ? get : (value) => ignoreCase(get(value))
}

function* uniques(runtime: Runtime, value: Value, keyOf: (value: Value) => Value): Iterator<Value> {
  const seen = new Set<ReturnType<typeof dictKey>>()
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    const key = dictKey(keyOf(item))
    if (seen.has(key)) continue
    seen.add(key)
    yield item
  }
}

function extreme(name: string, operator: '<' | '>'): readonly [string, Filter] {
  return defineFilter(
    name,
    ['case_sensitive', 'attribute'],
    0,
    (runtime, value, [caseSensitive = false, attribute = null]) => {
      const keyOf = keyGetter(runtime, attribute, caseSensitive)
      let best: { item: Value; key: Value } | undefined
      for (const item of iterate(runtime, value)) {
        runtime.charge(1)
        const key = keyOf(item)
        if (best === undefined || isOrdered(runtime, operator, key, best.key)) best = { item, key }
      }
      return best === undefined ? new Undefined(() => 'No aggregated item, sequence was empty.') : best.item
    },
  )
}

const groupby = defineFilter(
  'groupby',
  ['attribute', 'default', 'case_sensitive'],
  1,
  (runtime, value, [attribute = null, fallback = null, caseSensitive = false]) => {
    const get = attributeGetter(runtime, attribute, fallback)
    const keyOf = isTrue(caseSensitive) ? get : (item: Value): Value => ignoreCase(get(item))
    const groups: { key: Value; items: Value[] }[] = []
    for (const item of sortValues(runtime, collect(runtime, value), keyOf, false)) {
      const key = keyOf(item)
      const group = groups.at(-1)
      if (group !== undefined && equals(runtime, group.key, key)) group.items.push(item)
      else groups.push({ key, items: [item] })
    }
    return new List(
      groups.map(({ items }) => new Tuple([get(items[0] ?? null), new List(items)], ['grouper', 'list'])),
    )
  },
)

/** Filters that order, or look for the first in order. */
export const orderFilters: readonly (readonly [string, Filter])[] = [
  dictsort,
  groupby,
  extreme('max', '>'),
  extreme('min', '<'),
  sort,
  defineFilter(
    'unique',
    ['case_sensitive', 'attribute'],
    0,
    (runtime, value, [caseSensitive = false, attribute = null]) =>
      new Iteration(uniques(runtime, value, keyGetter(runtime, attribute, caseSensitive))),
  ),
]

import { Fault } from '../runtime/fault.ts'
import { Dict } from '../values/dict.ts'
import { DictView } from '../values/dict-view.ts'
import { equals } from '../values/compare.ts'
import { List, Tuple } from '../values/list.ts'
import { rawOf } from '../text/text.ts'
import { represent } from '../values/represent.ts'
import { collect, iterate } from '../values/sequence.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { bindPlaces, clampIndex, wantInteger } from './arguments.ts'
import { sortValues } from './sort.ts'
import { isTrue } from '../values/truth.ts'
import type { Method } from './text-methods.ts'

const count: Method<List | Tuple> = (runtime, self, positional, keywords) => {
  const [wanted = null] = bindPlaces('count', 1, 1, positional, keywords)
  runtime.charge(self.items.length)
  return self.items.filter((item) => equals(runtime, item, wanted)).length
}

const index: Method<List | Tuple> = (runtime, self, positional, keywords) => {
  const [wanted = null, start, end] = bindPlaces('index', 1, 3, positional, keywords)
  const length = self.items.length
  const to = clampIndex(end, length, length)
  for (let place = clampIndex(start, length, 0); place < to; place += 1) {
    runtime.charge(1)
    if (equals(runtime, self.items[place] as Value, wanted)) return place
  }
  const type =
    self instanceof List
      ? `${rawOf(represent(runtime, wanted))} is not in list`
      : 'tuple.index(x): x not in tuple'
  throw new Fault('ValueError', type)
}

/** Methods of a tuple. */
export const tupleMethods: ReadonlyMap<string, Method<Tuple>> = new Map<string, Method<Tuple>>([
  ['count', count],
  ['index', index],
])

/** Methods of a list that leave it as it is. */
export const listMethods: ReadonlyMap<string, Method<List>> = new Map<string, Method<List>>([
  ['copy', (_runtime, self) => new List([...self.items])],
  ['count', count],
  ['index', index],
])

/** Methods that change a list: the sandbox of transformers refuses them. */
export const listMutators: ReadonlyMap<string, Method<List>> = new Map<string, Method<List>>([
  [
    'append',
    (_runtime, self, positional, keywords) => {
      const [item = null] = bindPlaces('list.append', 1, 1, positional, keywords)
      self.items.push(item)
      return null
    },
  ],
  [
    'clear',
    (_runtime, self) => {
      self.items.length = 0
      return null
    },
  ],
  [
    'extend',
    (runtime, self, positional, keywords) => {
      const [more = null] = bindPlaces('list.extend', 1, 1, positional, keywords)
      for (const item of collect(runtime, more)) self.items.push(item)
      return null
    },
  ],
  [
    'insert',
    (_runtime, self, positional, keywords) => {
      const [place = 0, item = null] = bindPlaces('insert', 2, 2, positional, keywords)
      self.items.splice(clampIndex(wantInteger(place), self.items.length, 0), 0, item)
      return null
    },
  ],
  [
    'pop',
    (_runtime, self, positional, keywords) => {
      const [place = -1] = bindPlaces('pop', 0, 1, positional, keywords)
      if (self.items.length === 0) throw new Fault('IndexError', 'pop from empty list')
      const wanted = wantInteger(place)
      const at = wanted < 0 ? wanted + self.items.length : wanted
      if (at < 0 || at >= self.items.length) throw new Fault('IndexError', 'pop index out of range')
      return self.items.splice(at, 1)[0] ?? null
    },
  ],
  [
    'remove',
    (runtime, self, positional, keywords) => {
      const [wanted = null] = bindPlaces('list.remove', 1, 1, positional, keywords)
      const at = self.items.findIndex((item) => equals(runtime, item, wanted))
      if (at < 0) throw new Fault('ValueError', 'list.remove(x): x not in list')
      self.items.splice(at, 1)
      return null
    },
  ],
  [
    'reverse',
    (_runtime, self) => {
      self.items.reverse()
      return null
    },
  ],
  [
    'sort',
    (runtime, self, positional, keywords) => {
      bindPlaces('sort', 0, 0, positional, undefined)
      const sorted = sortValues(
        runtime,
        self.items,
        (item) => item,
        isTrue(keywords?.get('reverse') ?? false),
      )
      for (const [place, item] of sorted.entries()) self.items[place] = item
      return null
    },
  ],
])

function viewMethod(part: 'keys' | 'values' | 'items'): Method<Dict> {
  return (_runtime, self, positional, keywords) => {
    bindPlaces(`dict.${part}`, 0, 0, positional, keywords)
    return new DictView(self, part)
  }
}

/** Methods of a dict that leave it as it is. */
export const dictMethods: ReadonlyMap<string, Method<Dict>> = new Map<string, Method<Dict>>([
  ['copy', (_runtime, self) => copyOf(self)],
  [
    'get',
    (_runtime, self, positional, keywords) => {
      const [key = null, fallback = null] = bindPlaces('get', 1, 2, positional, keywords)
      const value = self.get(key)
      return value === undefined ? fallback : value
    },
  ],
  ['items', viewMethod('items')],
  ['keys', viewMethod('keys')],
  ['values', viewMethod('values')],
])

/** Methods that change a dict: the sandbox of transformers refuses them. */
export const dictMutators: ReadonlyMap<string, Method<Dict>> = new Map<string, Method<Dict>>([
  [
    'clear',
    (_runtime, self) => {
      self.clear()
      return null
    },
  ],
  [
    'pop',
    (runtime, self, positional, keywords) => {
      const [key = null, fallback] = bindPlaces('pop', 1, 2, positional, keywords)
      const found = self.get(key)
      const value = found === undefined ? fallback : found
      if (value === undefined) throw new Fault('KeyError', rawOf(represent(runtime, key)))
      self.delete(key)
      return value
    },
  ],
  [
    'popitem',
    (_runtime, self) => {
      const last = [...self.entries()].at(-1)
      if (last === undefined) throw new Fault('KeyError', "'popitem(): dictionary is empty'")
      self.delete(last.key)
      return new Tuple([last.key, last.value])
    },
  ],
  [
    'setdefault',
    (_runtime, self, positional, keywords) => {
      const [key = null, fallback = null] = bindPlaces('setdefault', 1, 2, positional, keywords)
      const value = self.get(key)
      if (value !== undefined) return value
      self.set(key, fallback)
      return fallback
    },
  ],
  [
    'update',
    (runtime, self, positional, keywords) => {
      const [more] = bindPlaces('update', 0, 1, positional, undefined)
      if (more !== undefined) fillDict(self, pairsOf(runtime, more))
      for (const [name, value] of keywords ?? []) self.set(name, value)
      return null
    },
  ],
])

function copyOf(dict: Dict): Dict {
  const copy = new Dict()
  for (const { key, value } of dict.entries()) copy.set(key, value)
  return copy
}

function fillDict(dict: Dict, pairs: Iterable<readonly [Value, Value]>): void {
  for (const [key, value] of pairs) dict.set(key, value)
}

/** The pairs that `dict(x)` reads out of a dict or of an iterable of pairs. */
export function* pairsOf(
  runtime: Parameters<Method<Dict>>[0],
  value: Value,
): Iterable<readonly [Value, Value]> {
  if (value instanceof Dict) {
    for (const entry of value.entries()) yield [entry.key, entry.value]
    return
  }
  if (value instanceof Undefined) value.fail()
  let place = 0
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    const pair = collect(runtime, item)
    if (pair.length !== 2) {
      throw new Fault(
        'ValueError',
        `dictionary update sequence element #${place} has length ${pair.length}; 2 is required`,
      )
    }
    yield [pair[0] as Value, pair[1] as Value]
    place += 1
  }
}

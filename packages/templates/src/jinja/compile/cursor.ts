import type { Runtime } from '../runtime/runtime.ts'
import { List, Tuple } from '../values/list.ts'
import { iterate, tryLength } from '../values/sequence.ts'
import type { Value } from '../values/value.ts'

/** What a loop reads its values from: one after the other, with a look at the next. */
export interface Cursor {
  next(): Value | undefined
  peek(): Value | undefined
  /** All values, read or not; reads the rest ahead where there is no other way. */
  length(taken: number): number
}

/** A cursor over a value, or over the values a filter lets through. */
export function cursorOf(runtime: Runtime, values: Value | Iterable<Value>): Cursor {
  if (values instanceof List || values instanceof Tuple) return listCursor(values)
  const isLazy = isIterable(values)
  return lazyCursor(isLazy ? values : iterate(runtime, values), isLazy ? undefined : tryLength(values))
}

function isIterable(values: Value | Iterable<Value>): values is Iterable<Value> {
  return typeof values === 'object' && values !== null && Symbol.iterator in values
}

function listCursor(list: List | Tuple): Cursor {
  let index = 0
  const { items } = list
  return {
    next() {
      index += 1
      return items[index - 1]
    },
    peek: () => items[index],
    length: () => items.length,
  }
}

function lazyCursor(values: Iterable<Value>, known: number | undefined): Cursor {
  const iterator = values[Symbol.iterator]()
  const ahead: Value[] = []
  let total = known
  const read = (): Value | undefined => {
    const { done, value } = iterator.next()
    return done === true ? undefined : value
  }
  return {
    next: () => (ahead.length > 0 ? ahead.shift() : read()),
    peek() {
      if (ahead.length === 0) {
        const value = read()
        if (value !== undefined) ahead.push(value)
      }
      return ahead[0]
    },
    length(taken) {
      if (total === undefined) {
        for (let value = read(); value !== undefined; value = read()) ahead.push(value)
        total = taken + ahead.length
      }
      return total
    },
  }
}

import type { Runtime } from '../runtime/runtime.ts'
import { isOrdered } from '../values/compare.ts'
import type { Value } from '../values/value.ts'

/** Python's `sorted`: stable, also when reversed; throws a `TypeError` for keys without an order. */
export function sortValues(
  runtime: Runtime,
  values: readonly Value[],
  keyOf: (value: Value) => Value,
  isReversed: boolean,
): Value[] {
  const keyed = values.map((value) => ({ value, key: keyOf(value) }))
  keyed.sort((left, right) => {
    runtime.charge(1)
    const [one, other] = isReversed ? [right.key, left.key] : [left.key, right.key]
    if (isOrdered(runtime, '<', one, other)) return -1
    return isOrdered(runtime, '<', other, one) ? 1 : 0
  })
  return keyed.map(({ value }) => value)
}

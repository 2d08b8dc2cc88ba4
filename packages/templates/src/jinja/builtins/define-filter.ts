import type { Filter, Runtime } from '../runtime/runtime.ts'
import type { Value } from '../values/value.ts'
import { bind } from './arguments.ts'

/** A named filter with named parameters, the first `required` of which must be given. */
export function defineFilter(
  name: string,
  parameters: readonly string[],
  required: number,
  apply: (runtime: Runtime, value: Value, places: readonly (Value | undefined)[]) => Value,
): readonly [string, Filter] {
  return [
    name,
    (runtime, value, positional, keywords) =>
      apply(runtime, value, bind(`do_${name}`, parameters, required, positional, keywords)),
  ]
}

/** The same filter under another name. */
export function alias(name: string, [, filter]: readonly [string, Filter]): readonly [string, Filter] {
  return [name, filter]
}

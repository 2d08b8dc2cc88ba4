import { Fault } from '../runtime/fault.ts'
import type { Runtime, Test } from '../runtime/runtime.ts'
import { Text, isMarkup, rawOf } from '../text/text.ts'
import { modulo } from '../values/arithmetic.ts'
import { contains, equals, isOrdered } from '../values/compare.ts'
import type { OrderOperator } from '../values/compare.ts'
import { Dict, dictKey } from '../values/dict.ts'
import { Float } from '../values/float.ts'
import { List, Tuple } from '../values/list.ts'
import { Range } from '../values/range.ts'
import { toText } from '../values/represent.ts'
import { tryIterate } from '../values/sequence.ts'
import { Undefined } from '../values/undefined.ts'
import { Callable } from '../values/value.ts'
import type { Value } from '../values/value.ts'
import { bind } from './arguments.ts'
import { filters } from './filters.ts'
import { isAllCase } from './text-queries.ts'

function one(name: string, check: (value: Value, runtime: Runtime) => boolean): readonly [string, Test] {
  return [
    name,
    (runtime, value, positional, keywords) => {
      if (positional.length > 0 || keywords !== undefined) bind(`test ${name}`, [], 0, positional, keywords)
      return check(value, runtime)
    },
  ]
}

function two(
  names: readonly string[],
  parameter: string,
  check: (runtime: Runtime, value: Value, other: Value) => boolean,
): (readonly [string, Test])[] {
  return names.map((name) => [
    name,
    (runtime, value, positional, keywords) => {
      const [other = null] = bind(`test ${name}`, [parameter], 1, positional, keywords)
      return check(runtime, value, other)
    },
  ])
}

function order(operator: OrderOperator, names: readonly string[]): (readonly [string, Test])[] {
  return two(names, 'other', (runtime, value, other) => isOrdered(runtime, operator, value, other))
}

const isText = (value: Value): boolean => typeof value === 'string' || value instanceof Text

const isInteger = (value: Value): boolean => typeof value === 'number' || typeof value === 'bigint'

/** The name to look up; Python looks up any hashable value. */
function nameOf(value: Value): string {
  dictKey(value)
  return typeof value === 'string' || value instanceof Text ? rawOf(value) : ''
}

function isSequence(value: Value): boolean {
  return (
    isText(value) ||
    value instanceof List ||
    value instanceof Tuple ||
    value instanceof Dict ||
    value instanceof Range ||
    value instanceof Undefined
  )
}

function remainder(runtime: Runtime, value: Value, divisor: Value): Value {
  if (isText(value)) {
    throw new Fault('TypeError', 'not all arguments converted during string formatting')
  }
  return modulo(runtime, value, divisor)
}

/** Every test a template can name. */
export const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  one('boolean', (value) => typeof value === 'boolean'),
  one('callable', (value) => value instanceof Callable || value instanceof Undefined),
  one('defined', (value) => !(value instanceof Undefined)),
  ...two(['divisibleby'], 'num', (runtime, value, other) =>
    equals(runtime, remainder(runtime, value, other), 0),
  ),
  one('escaped', (value) => value instanceof Text && isMarkup(value)),
  one('even', (value, runtime) => equals(runtime, remainder(runtime, value, 2), 0)),
  one('false', (value) => value === false),
  one('filter', (value) => filters.has(nameOf(value))),
  one('float', (value) => value instanceof Float),
  one('integer', isInteger),
  one('iterable', (value, runtime) => tryIterate(runtime, value) !== undefined),
  one('lower', (value, runtime) => isAllCase(rawOf(toText(runtime, value)), 'lower')),
  one('mapping', (value) => value instanceof Dict),
  one('none', (value) => value === null),
  one('number', (value) => isInteger(value) || typeof value === 'boolean' || value instanceof Float),
  one('odd', (value, runtime) => equals(runtime, remainder(runtime, value, 2), 1)),
  one('sequence', isSequence),
  one('string', isText),
  one('test', (value) => tests.has(nameOf(value))),
  one('true', (value) => value === true),
  one('undefined', (value) => value instanceof Undefined),
  one('upper', (value, runtime) => isAllCase(rawOf(toText(runtime, value)), 'upper')),
  ...two(['sameas'], 'other', (_runtime, value, other) => isSame(value, other)),
  ...two(['in'], 'seq', (runtime, value, other) => contains(runtime, other, value)),
  ...two(['==', 'eq', 'equalto'], 'other', equals),
  ...two(['!=', 'ne'], 'other', (runtime, value, other) => !equals(runtime, value, other)),
  ...order('>', ['>', 'gt', 'greaterthan']),
  ...order('>=', ['>=', 'ge']),
  ...order('<', ['<', 'lt', 'lessthan']),
  ...order('<=', ['<=', 'le']),
])

/** Python's `is`: small ints and equal texts are taken for one object. */
function isSame(value: Value, other: Value): boolean {
  if (value instanceof Text || other instanceof Text) {
    return isText(value) && isText(other) && rawOf(value as Text) === rawOf(other as Text)
  }
  return value === other
}

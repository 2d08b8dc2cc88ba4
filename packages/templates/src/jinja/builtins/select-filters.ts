import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { Text, rawOf } from '../text/text.ts'
import { Iteration } from '../values/iteration.ts'
import { iterate } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import type { Keywords, Value } from '../values/value.ts'
import { attributeGetter } from './attribute-path.ts'

type Call = readonly [
  runtime: Runtime,
  value: Value,
  positional: readonly Value[],
  keywords: Keywords | undefined,
]

function* mapped(...[runtime, value, positional, keywords]: Call): Iterator<Value> {
  if (!isTrue(value)) return
  const apply = mapping(runtime, positional, keywords)
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    yield apply(item)
  }
}

function mapping(
  runtime: Runtime,
  positional: readonly Value[],
  keywords: Keywords | undefined,
): (item: Value) => Value {
  const [first, ...rest] = positional
  const attribute = keywords?.get('attribute')
  if (first === undefined && attribute !== undefined) {
    const extra = [...(keywords?.keys() ?? [])].find((name) => name !== 'attribute' && name !== 'default')
    if (extra !== undefined) throw new Fault('FilterArgumentError', `Unexpected keyword argument '${extra}'`)
    return attributeGetter(runtime, attribute, keywords?.get('default') ?? null)
  }
  if (first === undefined) throw new Fault('FilterArgumentError', 'map requires a filter argument')
  const name = nameOf(first)
  const filter = name === undefined ? undefined : runtime.lookup.filter(name)
  if (filter === undefined) throw new Fault('TemplateRuntimeError', `No filter named '${name ?? ''}'.`)
  return (item) => filter(runtime, item, rest, keywords)
}

function* selected(call: Call, keeps: boolean, byAttribute: boolean): Iterator<Value> {
  const [runtime, value, positional, keywords] = call
  if (!isTrue(value)) return
  const accepts = selection(runtime, positional, keywords, byAttribute)
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    if (accepts(item) === keeps) yield item
  }
}

function selection(
  runtime: Runtime,
  positional: readonly Value[],
  keywords: Keywords | undefined,
  byAttribute: boolean,
): (item: Value) => boolean {
  const [attribute] = positional
  if (byAttribute && attribute === undefined) {
    throw new Fault('FilterArgumentError', 'Missing parameter for attribute name')
  }
  const get =
    byAttribute && attribute !== undefined ? attributeGetter(runtime, attribute) : (item: Value) => item
  const [tester, ...rest] = byAttribute ? positional.slice(1) : positional
  if (tester === undefined) return (item) => isTrue(get(item))
  const name = nameOf(tester)
  const test = name === undefined ? undefined : runtime.lookup.test(name)
  if (test === undefined) throw new Fault('TemplateRuntimeError', `No test named '${name ?? ''}'.`)
  return (item) => test(runtime, get(item), rest, keywords)
}

function nameOf(value: Value): string | undefined {
  return typeof value === 'string' || value instanceof Text ? rawOf(value) : undefined
}

function select(keeps: boolean, byAttribute: boolean): Filter {
  return (...call) => new Iteration(selected(call, keeps, byAttribute))
}

/** Filters that apply a filter or a test to each item; they give one item at a time. */
export const selectFilters: readonly (readonly [string, Filter])[] = [
  ['map', (...call) => new Iteration(mapped(...call))],
  ['select', select(true, false)],
  ['reject', select(false, false)],
  ['selectattr', select(true, true)],
  ['rejectattr', select(false, true)],
]

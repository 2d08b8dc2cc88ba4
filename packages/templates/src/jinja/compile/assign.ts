import { Fault } from '../runtime/fault.ts'
import type { Target } from '../syntax/ast.ts'
import { Namespace } from '../values/namespace.ts'
import { collect, tryIterate } from '../values/sequence.ts'
import { typeName } from '../values/type-name.ts'
import type { Value } from '../values/value.ts'
import { compileName } from './compile-name.ts'
import type { Frame } from './frame.ts'
import { declare } from './scope.ts'
import type { Scope } from './scope.ts'

/** Stores a value in a frame. */
export type Assign = (frame: Frame, value: Value) => void

/** Compiles a target of this scope: names get slots in it, namespaces are looked up. */
export function compileTarget(target: Target, scope: Scope): Assign {
  if (target.type === 'name') {
    const slot = declare(scope, target.name)
    return (frame, value) => {
      frame.slots[slot] = value
    }
  }
  if (target.type === 'namespace') {
    const [find, { attribute, at }] = [compileName(target.name, scope), target]
    return (frame, value) => {
      const namespace = find(frame)
      frame.runtime.at = at
      if (!(namespace instanceof Namespace)) {
        throw new Fault('TemplateRuntimeError', 'cannot assign attribute on non-namespace object')
      }
      namespace.attributes.set(attribute, value)
    }
  }
  const parts = target.items.map((item) => compileTarget(item, scope))
  return (frame, value) => {
    const values = unpack(frame, value, parts.length, target.at)
    for (const [index, part] of parts.entries()) part(frame, values[index] as Value)
  }
}

function unpack(frame: Frame, value: Value, count: number, at: number): readonly Value[] {
  frame.runtime.at = at
  if (tryIterate(frame.runtime, value) === undefined) {
    throw new Fault('TypeError', `cannot unpack non-iterable ${typeName(value)} object`)
  }
  const values = collect(frame.runtime, value)
  if (values.length > count) throw new Fault('ValueError', `too many values to unpack (expected ${count})`)
  if (values.length < count) {
    throw new Fault('ValueError', `not enough values to unpack (expected ${count}, got ${values.length})`)
  }
  return values
}

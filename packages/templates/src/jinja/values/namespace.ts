import type { Runtime } from '../runtime/runtime.ts'
import { concat } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { Dict } from './dict.ts'
import { represent } from './represent.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'

/** What `namespace()` makes: the only value whose attributes a template may set. */
export class Namespace extends Thing {
  readonly typeName: string = 'Namespace'
  readonly attributes: Map<string, Value> = new Map()

  override attribute(_runtime: Runtime, name: string): Value | undefined {
    return this.attributes.get(name)
  }

  represent(runtime: Runtime): Str {
    const dict = new Dict()
    for (const [name, value] of this.attributes) dict.set(name, value)
    return concat(concat('<Namespace ', represent(runtime, dict)), '>')
  }
}

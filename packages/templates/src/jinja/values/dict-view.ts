import type { Runtime } from '../runtime/runtime.ts'
import type { Str } from '../text/text.ts'
import type { Dict } from './dict.ts'
import { List, Tuple } from './list.ts'
import { represent } from './represent.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'
import { concat } from '../text/text.ts'

/** What `keys()`, `values()` and `items()` give: a window on a dict, with a length, without places. */
export class DictView extends Thing {
  readonly typeName: string
  readonly dict: Dict
  readonly part: 'keys' | 'values' | 'items'

  constructor(dict: Dict, part: 'keys' | 'values' | 'items') {
    super()
    this.dict = dict
    this.part = part
    this.typeName = `dict_${part}`
  }

  override *elements(): Iterable<Value> {
    for (const { key, value } of this.dict.entries()) {
      yield this.part === 'keys' ? key : this.part === 'values' ? value : new Tuple([key, value])
    }
  }

  override size(): number {
    return this.dict.size
  }

  override truth(): boolean {
    return this.dict.size > 0
  }

  represent(runtime: Runtime): Str {
    return concat(concat(`${this.typeName}(`, represent(runtime, new List([...this.elements()]))), ')')
  }
}

import type { Lookup } from '../runtime/runtime.ts'
import { getAttribute, getItem } from '../values/access.ts'
import { filters } from './filters.ts'
import { tests } from './tests.ts'

/** The sandbox: what a template can reach of a value, and the filters and tests it can name. */
export const sandboxLookup: Lookup = {
  attribute: getAttribute,
  item: getItem,
  filter: (name) => filters.get(name),
  test: (name) => tests.get(name),
}

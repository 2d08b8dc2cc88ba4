import type { Filter } from '../runtime/runtime.ts'
import { numberFilters } from './number-filters.ts'
import { orderFilters } from './order-filters.ts'
import { selectFilters } from './select-filters.ts'
import { sequenceFilters } from './sequence-filters.ts'
import { textFilters } from './text-filters.ts'
import { wrapFilters } from './wrap-filters.ts'

/** Every filter a template can name. */
export const filters: ReadonlyMap<string, Filter> = new Map([
  ...textFilters,
  ...wrapFilters,
  ...numberFilters,
  ...sequenceFilters,
  ...selectFilters,
  ...orderFilters,
])

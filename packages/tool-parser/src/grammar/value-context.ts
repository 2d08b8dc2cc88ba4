import type { Gbnf } from './gbnf.ts'
import type { RuleBook } from './rule-book.ts'
import type { SchemaNode } from './schema-node.ts'
import type { StringBodies } from './string-body.ts'

/** What the writers of objects, arrays and scalars share. */
export interface ValueContext {
  readonly book: RuleBook
  readonly strings: StringBodies
  /** Optional white space between two tokens of JSON. */
  readonly space: () => Gbnf
  /** The rule for a schema's values. `at` is where in the value they stand. */
  readonly value: (schema: SchemaNode, at: ValuePlace) => Gbnf
  /** Notes that a keyword at this place is not in the grammar. */
  readonly lost: (at: ValuePlace, keyword: string) => void
}

/** Where a value stands: for messages, and as a hint for rule names. */
export interface ValuePlace {
  /** Such as `orders[].price`; empty for the value itself. */
  readonly path: string
  readonly hint: string
}

/** The place of a property. */
export function propertyPlace(at: ValuePlace, key: string): ValuePlace {
  return { path: at.path === '' ? key : `${at.path}.${key}`, hint: `${at.hint}-${key}` }
}

/** The place of an array's items. */
export function itemPlace(at: ValuePlace): ValuePlace {
  return { path: `${at.path}[]`, hint: `${at.hint}-item` }
}

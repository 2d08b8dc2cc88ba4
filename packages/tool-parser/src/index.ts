export { constrainCalls } from './grammar/constrain-calls.ts'
export { schemaToGbnf, type SchemaGrammar, type Unexpressed } from './grammar/schema-to-gbnf.ts'

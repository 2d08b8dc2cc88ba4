import type { CallConstraint, ConstrainInput, ToolSpec } from '@orion-harness/core'
import { callLayouts, type CallLayout } from './call-layouts.ts'
import { anyCodePoint } from './code-points.ts'
import { choice, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { parameterList } from './parameter-list.ts'
import { createRuleBook, type RuleBook } from './rule-book.ts'
import { schemaWriter } from './schema-to-gbnf.ts'
import { spellLayout } from './spell-layout.ts'
import { textWithout } from './text-without.ts'

/**
 * Grammars for calls to these tools in this format, for `ToolCallParser.constrain`. Empty when there are no tools,
 * when the format is unknown or when its calls cannot be told by a grammar. A tool whose schema no arguments can fit
 * is left out. What a grammar cannot say is checked when the call is read.
 *
 * Neither the closing marker nor the markup around arguments ever stands inside one, unless a schema lists it: a JSON
 * string spells it with an escape. So an engine may wait for the marker rather than for the grammar's end. A format
 * without a closing marker has `close` empty, and its grammar runs to the end of the reply.
 */
export function constrainCalls({ tools, callFormat }: ConstrainInput): readonly CallConstraint[] {
  const layouts = Object.hasOwn(callLayouts, callFormat) ? (callLayouts[callFormat] ?? []) : []
  return layouts.flatMap((layout) => {
    const grammar = tools.length === 0 ? undefined : writeGrammar(layout, tools)
    return grammar === undefined ? [] : [{ open: layout.open, grammar, close: layout.close }]
  })
}

function writeGrammar(layout: CallLayout, tools: readonly ToolSpec[]): string | undefined {
  const book = createRuleBook()
  const write = argumentWriter(book, layout)
  const offered = tools.map((tool) => {
    const call = sequence(
      tool.name,
      layout.identifier === undefined ? '' : optional(spellLayout(layout.identifier)),
      spellLayout(layout.middle),
      write(tool),
    )
    return rule(book.add(`call-${tool.name}`, call))
  })
  const call = rule(
    book.add('call', sequence(spellLayout(layout.before), choice(...offered), spellLayout(layout.after))),
  )
  return book.print(
    sequence(spellLayout(layout.start), callList(layout, call), spellLayout(layout.end), closing(layout)),
  )
}

/** A line break may follow: a token often holds the end of the marker and the break before the next call. */
function closing({ close }: CallLayout): Gbnf {
  return close === '' ? sequence() : sequence(close, spellLayout('~'))
}

function callList({ separator }: CallLayout, call: Gbnf): Gbnf {
  if (separator === undefined) return call
  if (separator === '') return repeat(call, 1, Infinity)
  return sequence(call, repeat(sequence(spellLayout(separator), call), 0, Infinity))
}

function argumentWriter(book: RuleBook, layout: CallLayout): (tool: ToolSpec) => Gbnf {
  const { parameters } = layout
  const markers = [...(parameters?.markup ?? []), layout.close].filter((text) => text !== '')
  const writer = schemaWriter(book, markers)
  if (parameters === undefined) {
    return ({ name, parameters: schema }) => writer.value(schema, { type: 'object', ...schema }, name)
  }
  let text: Gbnf | undefined
  const freeText = (): Gbnf => {
    text ??= textWithout(book, 'text', { characters: anyCodePoint, markers })
    return text
  }
  return ({ name, parameters: schema }) =>
    parameterList({ book, writer, layout: parameters, freeText, hint: name }, schema)
}

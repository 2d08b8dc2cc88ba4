import type { CallConstraint, ConstrainInput, ToolSpec } from '@orion-harness/core'
import { callLayouts, type CallLayout } from './call-layouts.ts'
import { choice, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { parameterList } from './parameter-list.ts'
import { createRuleBook } from './rule-book.ts'
import { schemaWriter, type SchemaWriter } from './schema-to-gbnf.ts'
import { spellLayout } from './spell-layout.ts'

/**
 * Grammars for calls to these tools in this format, for `ToolCallParser.constrain`. Empty when there are no tools,
 * when the format is unknown or when its calls cannot be told by a grammar. A tool whose schema no arguments can fit
 * is left out. What a grammar cannot say is checked when the call is read.
 *
 * The closing marker never stands inside an argument: a JSON string spells it with an escape. So an engine may wait
 * for the marker as well as for the grammar's end. A format without a closing marker has `close` empty, and its
 * grammar runs to the end of the reply.
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
  const writer = schemaWriter(book, layout.close)
  const offered = tools.map((tool) =>
    rule(book.add(`call-${tool.name}`, toolCall(layout, tool, writer, tools))),
  )
  const call = rule(
    book.add('call', sequence(spellLayout(layout.before), choice(...offered), spellLayout(layout.after))),
  )
  return book.print(
    sequence(spellLayout(layout.start), callList(layout, call), spellLayout(layout.end), layout.close),
  )
}

function callList({ separator }: CallLayout, call: Gbnf): Gbnf {
  if (separator === undefined) return call
  if (separator === '') return repeat(call, 1, Infinity)
  return sequence(call, repeat(sequence(spellLayout(separator), call), 0, Infinity))
}

function toolCall(
  layout: CallLayout,
  tool: ToolSpec,
  writer: SchemaWriter,
  tools: readonly ToolSpec[],
): Gbnf {
  const hint = tools.length === 1 ? 'arguments' : tool.name
  const identifier = layout.identifier === undefined ? sequence() : optional(spellLayout(layout.identifier))
  const inner =
    layout.parameters === undefined
      ? writer.value(tool.parameters, { type: 'object', ...tool.parameters }, hint)
      : parameterList(writer, layout, layout.parameters, tool.parameters, hint)
  return sequence(tool.name, identifier, spellLayout(layout.middle), inner)
}

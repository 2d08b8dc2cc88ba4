import type { CallConstraint, ConstrainInput, ToolSpec } from '@orion-harness/core'
import { callLayouts, type CallLayout } from './call-layouts.ts'
import { charClass, choice, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { parameterList } from './parameter-list.ts'
import { createRuleBook } from './rule-book.ts'
import { schemaWriter, type SchemaWriter } from './schema-to-gbnf.ts'

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
  const layout = Object.hasOwn(callLayouts, callFormat) ? callLayouts[callFormat] : undefined
  const grammar = layout === undefined || tools.length === 0 ? undefined : writeGrammar(layout, tools)
  return layout === undefined || grammar === undefined
    ? []
    : [{ open: layout.open, grammar, close: layout.close }]
}

function writeGrammar(layout: CallLayout, tools: readonly ToolSpec[]): string | undefined {
  const book = createRuleBook()
  const writer = schemaWriter(book, layout.close)
  const offered = tools.map((tool) =>
    rule(book.add(`call-${tool.name}`, toolCall(layout, tool, writer, tools))),
  )
  const call = rule(book.add('call', sequence(spell(layout.before), choice(...offered), spell(layout.after))))
  return book.print(sequence(spell(layout.start), callList(layout, call), spell(layout.end), layout.close))
}

function callList({ separator }: CallLayout, call: Gbnf): Gbnf {
  if (separator === undefined) return call
  if (separator === '') return repeat(call, 1, Infinity)
  return sequence(call, repeat(sequence(spell(separator), call), 0, Infinity))
}

function toolCall(
  layout: CallLayout,
  tool: ToolSpec,
  writer: SchemaWriter,
  tools: readonly ToolSpec[],
): Gbnf {
  const hint = tools.length === 1 ? 'arguments' : tool.name
  const inner =
    layout.parameters === undefined
      ? writer.value(tool.parameters, { type: 'object', ...tool.parameters }, hint)
      : parameterList(writer, layout, layout.parameters, tool.parameters, hint)
  return sequence(tool.name, spell(layout.middle), inner)
}

/** Text of a layout: `#` is a number, `@` an id of nine letters and digits, and line breaks at its ends are optional. */
function spell(text = ''): Gbnf {
  const parts = text.split(/([#@]|^\n|\n$)/u).map((part) => {
    if (part === '#') return choice('0', sequence(charClass([[0x31, 0x39]]), repeat(digit, 0, 2)))
    if (part === '@') return repeat(identifier, 9, 9)
    return part === '\n' ? optional('\n') : part
  })
  return sequence(...parts)
}

const digit: Gbnf = charClass([[0x30, 0x39]])
const identifier: Gbnf = charClass([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
])

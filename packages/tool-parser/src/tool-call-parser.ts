import type { ToolCallParser } from '@orion-harness/core'
import { readArguments } from './call/read-arguments.ts'
import { createNameResolver } from './call/resolve-name.ts'
import { constrainCalls } from './grammar/constrain-calls.ts'
import { builtInFormats } from './formats/built-in-formats.ts'
import type { CallFormat } from './formats/call-format.ts'
import { createReaderState } from './reader/reader-state.ts'
import type { Undecided } from './reader/reader-state.ts'
import { createToolCallReader } from './reader/tool-call-reader.ts'
import { createVocabulary } from './reader/vocabulary.ts'

export interface ToolCallParserOptions {
  /**
   * Formats of your own. They come before the built-in ones; one of the same name replaces it. Their calls are not
   * constrained.
   */
  readonly formats?: readonly CallFormat[]
  /**
   * What to do with a call when the text cannot tell whether it is meant or shown, such as an unfenced example with an
   * explanation after it. `text` shows it. `ask` emits it with the repair `undecided`, and the rule
   * `askWhenUndecided` asks a person.
   * Default `text`.
   */
  readonly undecided?: Undecided
}

/**
 * Reads calls in every known format, the template's own first, and repairs what models garble. Nothing is repaired in
 * silence: each call says in which format it was found and what was repaired.
 */
export function toolCallParser(options: ToolCallParserOptions = {}): ToolCallParser {
  const own = options.formats ?? []
  const names = new Set(own.map((format) => format.name))
  const vocabulary = createVocabulary([...own, ...builtInFormats.filter((format) => !names.has(format.name))])
  return {
    constrain: (input) => (names.has(input.callFormat) ? [] : constrainCalls(input)),
    readArguments,
    open: (input) =>
      createToolCallReader(
        createReaderState({
          vocabulary,
          resolver: createNameResolver(input.tools),
          callFormat: input.callFormat,
          undecided: options.undecided ?? 'text',
          startsInReasoning: input.startsInReasoning ?? false,
        }),
      ),
  }
}

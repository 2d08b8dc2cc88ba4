import type { GbnfJsonBasicSchema, Llama, LlamaGrammar } from 'node-llama-cpp'
import {
  HarnessError,
  isHarnessError,
  type CallConstraint,
  type JsonSchema,
  type OutputConstraint,
} from '@orion-harness/core'
import { combineGrammars } from './combine-grammars.ts'
import { refuseIgnoredKeywords } from './schema-support.ts'
import { createPieceCache } from './piece-cache.ts'

/** A constraint, compiled. */
export interface OutputGrammars {
  /** In force from the first token to the last. */
  readonly whole?: LlamaGrammar
  /** In force from `open` to `close` only. */
  readonly calls: readonly CallGrammar[]
}

/** The grammar of one kind of call, and the texts it stands between. */
export interface CallGrammar {
  readonly open: string
  readonly close: string
  readonly grammar: LlamaGrammar
}

/** Compiles constraints; the same grammar is compiled once. */
export interface GrammarCompiler {
  /** Throws `OPTION_INVALID` for a grammar llama.cpp cannot read or a schema that cannot be turned into one. */
  compile(constraint: OutputConstraint): Promise<OutputGrammars>
}

const cachedCharacters = 1_000_000

/** `toGrammar` turns a JSON Schema into GBNF; without one, node-llama-cpp's own converter does. */
export function createGrammarCompiler(
  llama: Llama,
  toGrammar: ((schema: JsonSchema) => string | undefined) | undefined,
): GrammarCompiler {
  const cache = createPieceCache<Promise<LlamaGrammar>>(cachedCharacters)
  const convert = async (schema: JsonSchema): Promise<string> =>
    toGrammar?.(schema) ?? (await libraryGrammar(llama, schema))
  const compile = (grammar: string) => cache.get(grammar, () => llama.createGrammar({ grammar }))

  return {
    async compile({ calls = [], jsonSchema }) {
      try {
        if (jsonSchema === undefined) {
          return {
            calls: await Promise.all(
              calls.map(async (call) => ({ ...call, grammar: await compile(call.grammar) })),
            ),
          }
        }
        const answer = { literal: '', grammar: await convert(jsonSchema) }
        return { whole: await compile(combineGrammars([answer, ...calls.map(asBranch)])), calls: [] }
      } catch (error) {
        if (isHarnessError(error)) throw error
        throw new HarnessError(
          'OPTION_INVALID',
          '[engine-llamacpp] The output constraint is not a grammar llama.cpp can read.',
          {
            hint: 'Check the GBNF, or the JSON Schema it was made from; llama.cpp logs the place it stopped at.',
            cause: error,
          },
        )
      }
    },
  }
}

function asBranch({ open, grammar }: CallConstraint): { literal: string; grammar: string } {
  return { literal: open, grammar }
}

/** The library ends its grammars with four line breaks that tell its chat layer to stop; here the end token does. */
async function libraryGrammar(llama: Llama, schema: JsonSchema): Promise<string> {
  refuseIgnoredKeywords(schema)
  const { grammar } = await llama.createGrammarForJsonSchema(schema as GbnfJsonBasicSchema)
  return grammar.replace(String.raw` "\n\n\n\n" [\n]*`, '')
}

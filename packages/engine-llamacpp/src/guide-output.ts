import type { LlamaGrammarEvaluationState, LlamaModel, Token } from 'node-llama-cpp'
import { createCallSwitch } from './call-switch.ts'
import type { LlamaModule } from './options.ts'
import type { OutputGrammars } from './output-grammars.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Holds the model to its output constraint, token by token. */
export interface OutputGuide {
  /** The grammar the next token must obey; undefined leaves it free. */
  state(): LlamaGrammarEvaluationState | undefined
  /**
   * Told of the text of every token. When the opening of a call ended inside the token, `replacement` are tokens for
   * the text up to there: they take the token's place, `surplus` characters are taken back, and the model goes on
   * under the grammar. `after` is the token before it; `startedInside` says that it began inside a character.
   */
  accept(text: string, startedInside: boolean, after: Token | undefined): GuideStep
}

interface GuideStep {
  readonly surplus: number
  readonly replacement?: readonly Token[]
  /** A call has begun that cannot be constrained: its opening ends inside a character that took several tokens. */
  readonly isUnguided?: boolean
}

const free: GuideStep = { surplus: 0 }

/** A guide for one reply; a grammar for the whole of it is in force from the first token. */
export function createOutputGuide(
  module: LlamaModule,
  model: LlamaModel,
  vocabulary: Vocabulary,
  grammars: OutputGrammars,
): OutputGuide {
  const calls = createCallSwitch(grammars.calls)
  const start = (grammar: OutputGrammars['whole']) =>
    grammar && new module.LlamaGrammarEvaluationState({ model, grammar })
  let state = start(grammars.whole)

  return {
    state: () => state,
    accept(text, startedInside, after) {
      if (text === '' || grammars.calls.length === 0) return free
      const event = calls.push(text)
      if (event === undefined) return free
      if (event.type === 'closed') {
        state = undefined
        return free
      }
      if (event.surplus > 0 && startedInside) return { surplus: 0, isUnguided: true }
      state = start(event.call.grammar)
      if (event.surplus === 0) return free
      const kept = text.slice(0, text.length - event.surplus)
      return { surplus: event.surplus, replacement: vocabulary.tokenize(kept, 'content', after) }
    },
  }
}

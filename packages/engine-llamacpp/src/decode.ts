import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import type { EngineEvent, FinishReason, SamplingSettings } from '@orion-harness/core'
import { createTextAssembler } from './assemble-text.ts'
import type { OutputGuide } from './guide-output.ts'
import { createStopHold } from './hold-stops.ts'
import { samplingOptions } from './sampling-options.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One reply to be written. */
export interface DecodeInput {
  readonly sequence: LlamaContextSequence
  readonly vocabulary: Vocabulary
  /** The whole prompt; all but its last token is evaluated already. */
  readonly prompt: readonly Token[]
  readonly stop: readonly string[]
  readonly maxTokens: number
  readonly sampling: Required<SamplingSettings>
  /** Holds the model to an output constraint. */
  readonly guide: OutputGuide | undefined
  /** Asked after every token. */
  readonly isStopped: () => boolean
  readonly reply: Reply
}

/** What the model wrote so far. `decode` fills it, so that it is there however the decoding ends. */
export interface Reply {
  readonly tokens: Token[]
  /** Length of the text after each token; the same as before it while a character is unfinished. */
  readonly ends: number[]
  text: string
  /** Characters of `text` that were shown. */
  shown: number
  /** When the first token was there, by `performance.now()`. */
  firstTokenAt: number | undefined
}

/** A reply before its first token. */
export function emptyReply(): Reply {
  return { tokens: [], ends: [], text: '', shown: 0, firstTokenAt: undefined }
}

/**
 * Lets the model write until it ends its reply, a stop string is complete, `maxTokens` are written, the context is
 * full or `isStopped` says so. Leaving the iteration stops it within one token.
 */
export async function* decode(input: DecodeInput): AsyncGenerator<EngineEvent, FinishReason> {
  const { sequence, vocabulary, prompt, reply, guide, isStopped } = input
  const assembler = createTextAssembler(vocabulary.bytes)
  const hold = createStopHold(input.stop)
  const room = sequence.contextSize - prompt.length
  const limit = Math.min(input.maxTokens, room)
  let unreported = 0

  const show = (text: string): EngineEvent => {
    const tokens = unreported
    unreported = 0
    reply.shown += text.length
    return { type: 'text-delta', text, tokens }
  }

  const tokens = sequence.evaluate(prompt.slice(-1), {
    ...samplingOptions(input.sampling, (count) => recentTokens(prompt, reply.tokens, count)),
    ...(guide ? { grammarEvaluationState: () => guide.state() } : {}),
    yieldEogToken: true,
  })

  let reason: FinishReason = 'length'
  let replacement: Token[] | undefined
  try {
    while (reply.tokens.length < limit) {
      const next = await tokens.next(replacement)
      if (next.done) break
      reply.firstTokenAt ??= performance.now()
      if (vocabulary.isEnd(next.value)) {
        reason = 'stop'
        break
      }
      unreported++
      let text = assembler.push(next.value)
      const step = guide?.accept(text, assembler.startedInside, reply.tokens.at(-1) ?? prompt.at(-1))
      replacement = step?.replacement && [...step.replacement]
      if (replacement && step) {
        text = text.slice(0, text.length - step.surplus)
        assembler.dropRest()
      }
      record(reply, replacement ?? [next.value], text, assembler.isWhole)
      if (step?.isUnguided) yield unguided()
      const { shown, stopped } = hold.push(text)
      if (shown !== '') yield show(shown)
      if (stopped) return 'stop'
      if (isStopped()) {
        reason = 'aborted'
        break
      }
    }
  } finally {
    await tokens.return()
  }

  const rest = hold.flush()
  if (rest !== '') yield show(rest)
  if (reason === 'length' && limit < input.maxTokens) {
    yield {
      type: 'warning',
      code: 'CONTEXT_FULL',
      message: `The reply was cut after ${limit} tokens: prompt and reply fill the context of ${sequence.contextSize} tokens.`,
    }
  }
  return reason
}

/** Only where a character ends can the text be told apart by tokens. */
function record(reply: Reply, tokens: readonly Token[], text: string, isWhole: boolean): void {
  const before = reply.ends.at(-1) ?? 0
  reply.text += text
  for (const token of tokens) {
    reply.tokens.push(token)
    reply.ends.push(before)
  }
  if (isWhole) reply.ends[reply.ends.length - 1] = reply.text.length
}

function unguided(): EngineEvent {
  return {
    type: 'warning',
    code: 'CONSTRAINT_SKIPPED',
    message: 'The opening of a call ended inside a character, so this call was not held to its grammar.',
  }
}

function recentTokens(prompt: readonly Token[], reply: readonly Token[], count: number): Token[] {
  const fromPrompt = Math.max(0, count - reply.length)
  return [...(fromPrompt > 0 ? prompt.slice(-fromPrompt) : []), ...reply.slice(-count)]
}

import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import type { PrefillEvent } from '@orion-harness/core'

/**
 * Brings a sequence to the state in which only the last of `tokens` is left to evaluate, keeping what it already
 * has. Yields its progress after every batch, and once at the start. Returns early, between two batches, when
 * `isStopped` says so; what was evaluated stays usable.
 *
 * Models that cannot be cut back get a checkpoint where this prompt left the one before it and one at its end.
 */
export async function* prefill(
  sequence: LlamaContextSequence,
  tokens: readonly Token[],
  isStopped: () => boolean,
): AsyncGenerator<PrefillEvent, { readonly reused: number }> {
  const end = tokens.length - 1
  const target = tokens.slice(0, end)
  const fork = sequence.compareContextTokens(target).firstDifferentIndex
  const isBranch = fork < sequence.nextTokenIndex
  await sequence.adaptStateToTokens(target, false)
  const reused = sequence.nextTokenIndex
  if (isBranch && reused === fork) await sequence.takeCheckpoint()
  const { batchSize } = sequence.context
  const total = tokens.length
  yield { type: 'prefill', processed: reused, total, reused }

  let at = reused
  while (at < end && !isStopped()) {
    const stop = Math.min(at + batchSize, end, at < fork ? fork : end)
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(at, stop))
    at = stop
    if (at === fork || at === end) await sequence.takeCheckpoint()
    yield { type: 'prefill', processed: at, total, reused }
  }
  return { reused }
}

import type { FinishReason } from '@orion-harness/core'

const reasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  stop_sequence: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  end_turn: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  limit: 'length',
  tool_calls: 'tool-calls',
  tool_use: 'tool-calls',
  function_call: 'tool-calls',
}

/** What a server's word for the end of a reply means, or undefined for a word of its own. */
export function finishReasonOf(word: string): FinishReason | undefined {
  return Object.hasOwn(reasons, word) ? reasons[word] : undefined
}

/** Words for an end that came from outside: what was said is not the whole reply. */
export function isBroken(word: string): boolean {
  return word === 'abort' || word === 'error' || word === 'cancelled' || word === 'unload'
}

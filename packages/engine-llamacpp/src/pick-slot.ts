import type { LlamaContextSequence, Token } from 'node-llama-cpp'

/** A place that may be taken. */
export interface IdleSlot {
  readonly sequence: Pick<LlamaContextSequence, 'nextTokenIndex' | 'compareContextTokens'>
  readonly usedAt: number
}

/**
 * The place whose cache shares the longest beginning with `tokens`, unless taking it would throw more than half of
 * that cache away while another is there: then the one used longest ago. `idle` must not be empty.
 */
export function pickSlot<Slot extends IdleSlot>(idle: readonly Slot[], tokens: readonly Token[]): Slot {
  const [first, ...others] = idle.map((slot) => ({ slot, shared: sharedPrefix(slot, tokens) }))
  if (first === undefined) throw new TypeError('No place to pick from.')
  const best = others.reduce((a, b) => (b.shared > a.shared ? b : a), first)
  const oldest = others.reduce((a, b) => (b.slot.usedAt < a.slot.usedAt ? b : a), first)
  const keepsMost = best.shared * 2 >= best.slot.sequence.nextTokenIndex && best.shared > 0
  return keepsMost ? best.slot : oldest.slot
}

/** Tokens at the beginning that the place has evaluated already. */
export function sharedPrefix(slot: IdleSlot, tokens: readonly Token[]): number {
  const { nextTokenIndex } = slot.sequence
  if (nextTokenIndex === 0) return 0
  return slot.sequence.compareContextTokens(tokens.slice(0, nextTokenIndex)).firstDifferentIndex
}

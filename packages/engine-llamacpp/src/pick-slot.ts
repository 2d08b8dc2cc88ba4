import type { LlamaContextSequence, Token } from 'node-llama-cpp'

/** What picking looks at. */
export interface SlotState {
  readonly sequence: Pick<
    LlamaContextSequence,
    'nextTokenIndex' | 'compareContextTokens' | 'needsCheckpoints'
  >
  /** Counts up with every use. */
  readonly usedAt: number
  readonly busy: boolean
}

/** Where a generation is to run. */
export interface SlotChoice<Slot> {
  readonly slot: Slot
  /** Another place whose cache begins like these tokens, so that copying it saves evaluating. */
  readonly source?: Slot
}

/** Tokens. A copy of so few takes a millisecond or two, and evaluating them no less. */
const worthKeeping = 8

/**
 * The idle place whose cache shares the longest beginning with `tokens`. If taking it would throw more than half of
 * that cache away, the one used longest ago is taken in its stead and the shared beginning is copied over, so that a
 * fork and what it was forked from both keep their cache. Undefined when no place is idle.
 */
export function pickSlot<Slot extends SlotState>(
  slots: readonly Slot[],
  tokens: readonly Token[],
): SlotChoice<Slot> | undefined {
  const all = slots.map((slot) => ({ slot, shared: sharedPrefix(slot, tokens) }))
  const [first, ...others] = all.filter(({ slot }) => !slot.busy)
  if (first === undefined) return undefined
  const longest = others.reduce((a, b) => (b.shared > a.shared ? b : a), first)
  const oldest = others.reduce((a, b) => (b.slot.usedAt < a.slot.usedAt ? b : a), first)
  const isKept = longest.shared > 0 && longest.shared * 2 >= longest.slot.sequence.nextTokenIndex
  const isOnlyHere = longest.shared >= worthKeeping && !isCopyable(longest)
  const chosen = isKept || isOnlyHere ? longest : oldest

  const source = all.reduce((a, b) => (b.shared > a.shared && isCopyable(b) ? b : a), chosen)
  return source.shared - chosen.shared >= worthKeeping
    ? { slot: chosen.slot, source: source.slot }
    : { slot: chosen.slot }
}

/** A copy has no checkpoints, so a model that needs them can only go on where the copy ends. */
function isCopyable({ slot, shared }: { readonly slot: SlotState; readonly shared: number }): boolean {
  return !slot.sequence.needsCheckpoints || slot.sequence.nextTokenIndex === shared
}

/** Tokens at the beginning that the place has evaluated already. */
function sharedPrefix({ sequence }: SlotState, tokens: readonly Token[]): number {
  const { nextTokenIndex } = sequence
  if (nextTokenIndex === 0) return 0
  return sequence.compareContextTokens(tokens.slice(0, nextTokenIndex)).firstDifferentIndex
}

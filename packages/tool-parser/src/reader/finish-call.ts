import { outcomesOf, readOutcomes } from './call-outcome.ts'
import type { CallOutcome } from './call-outcome.ts'
import { emitProse } from './reader-state.ts'
import type { Pending, ReaderState } from './reader-state.ts'

/** Ends the pending call: reads its body and emits it, holds it, or lets it go as text. */
export function finishCall(state: ReaderState): void {
  const { pending } = state
  if (pending?.block === undefined) return
  const { block } = pending
  const raw = block.raw()
  const marked = pending.certainty !== 'tail' && pending.certainty !== 'whole'
  const delimiter = state.vocabulary.formats.get(pending.format)?.delimiter
  const outcomes = readOutcomes(
    {
      kind: block.kind,
      header: pending.recipient === undefined ? block.header : ` to=${pending.recipient}`,
      body: block.body(),
      resolver: state.resolver,
      marked,
      allowMissingClosers: pending.missingClosers,
      ...(delimiter === undefined ? {} : { delimiter }),
    },
    { format: pending.format, raw, repairs: pending.repairs },
  )
  settle(state, pending, raw, pending.wasCut === true ? outcomes.filter((one) => one.checked.ok) : outcomes)
}

/** Ends a body that its format reads itself. */
export function finishOwnBody(state: ReaderState, pending: Pending, body: string, raw: string): void {
  const calls = state.vocabulary.formats.get(pending.format)?.read?.(body)
  const found = { format: pending.format, raw, repairs: pending.repairs }
  const outcomes =
    calls === undefined
      ? [
          failedOutcome(
            found,
            'A tool call could not be read: its body is not what the format wants. Write the call again.',
          ),
        ]
      : outcomesOf(calls, state.resolver, found)
  settle(state, pending, raw, outcomes)
}

/** An outcome for a call that cannot be run. */
export function failedOutcome(
  found: { readonly format: string; readonly raw: string },
  problem: string,
): CallOutcome {
  return { checked: { ok: false, problem }, format: found.format, raw: found.raw }
}

function settle(state: ReaderState, pending: Pending, raw: string, outcomes: readonly CallOutcome[]): void {
  const allGood = outcomes.every((one) => one.checked.ok)
  const unmarked = pending.certainty === 'tail' || pending.certainty === 'whole'
  const isUnnamed = pending.index === undefined && outcomes.every((one) => !one.checked.ok)
  const isShown = !pending.atLine && isUnnamed && hasPlaceholder(raw)
  if (isShown || ((unmarked || pending.weak) && !allGood)) {
    release(state, raw)
    return
  }
  state.pending = undefined
  const isWeak = pending.weak && !pending.closed
  const believed =
    (pending.certainty === 'sure' && !isWeak) || (unmarked && pending.closed && pending.inFence !== true)
  if (believed && state.base === 'text') {
    if (state.held.length > 0) resolveHeld(state, 'confirmed')
    emitOutcomes(state, outcomes, pending.index)
    state.mode = 'prose'
    return
  }
  const certainty = isWeak ? 'tail' : pending.certainty
  state.held.push({ raw, outcomes })
  state.heldCertainty = state.held.length > 1 ? stricter(state.heldCertainty, certainty) : certainty
  state.mode = 'held'
}

/** Dots where a value belongs, as in `{"name": ...}`: who writes so within a sentence speaks of calls. */
function hasPlaceholder(raw: string): boolean {
  return /[:{[,]\s?(?:\.{3}|\u2026)\s?[,}\]]/.test(raw)
}

function stricter(left: Pending['certainty'], right: Pending['certainty']): Pending['certainty'] {
  const order = ['sure', 'hint', 'tail', 'whole', 'example'] as const
  return order.indexOf(left) > order.indexOf(right) ? left : right
}

/** Shows what was taken for a call as the prose it is. */
export function release(state: ReaderState, raw: string): void {
  const fence = state.pending?.fence
  state.pending = undefined
  if (state.held.length > 0) resolveHeld(state, 'followed')
  emitProse(state, raw)
  state.mode = 'prose'
  if (fence === undefined) return
  state.mode = 'fence'
  state.fence = fence
}

/** Emits calls and problems. `started` is the index of a call whose start was already told. */
export function emitOutcomes(
  state: ReaderState,
  outcomes: readonly CallOutcome[],
  started?: number,
  extraRepairs: readonly string[] = [],
): void {
  let open = started
  for (const { checked, format, raw } of outcomes) {
    const index = open ?? state.nextIndex
    if (open === undefined) {
      state.nextIndex += 1
      if (checked.ok) {
        state.sink.part({ type: 'call-start', index, name: checked.name })
        state.sink.part({ type: 'call-delta', index, text: JSON.stringify(checked.arguments) })
      }
    }
    open = undefined
    if (checked.ok) {
      const { id } = checked
      state.sink.part({
        type: 'call',
        index,
        name: checked.name,
        arguments: checked.arguments,
        format,
        repairs: [...checked.repairs, ...extraRepairs],
        ...(id === undefined ? {} : { id }),
      })
    } else {
      const { ok: _, ...error } = checked
      state.sink.part({ type: 'call-error', index, raw, ...error })
    }
  }
  state.afterCall = true
  state.sink.skipBlank()
  state.line.track('\n')
}

/**
 * Decides about the calls that were held. `confirmed`: the model's turn ended right after them. `end`: the reply ended.
 * `followed`: prose follows them.
 */
export function resolveHeld(state: ReaderState, how: 'confirmed' | 'end' | 'followed'): void {
  const { held, heldCertainty } = state
  state.held = []
  state.mode = 'prose'
  const raw = held.map((one) => one.raw).join('')
  const outcomes = held.flatMap((one) => one.outcomes)
  const isWhole = how === 'confirmed' || (how === 'end' && isFullReply(state))
  if (state.base === 'reasoning' || heldCertainty === 'tail' || heldCertainty === 'whole') {
    const isShown = heldCertainty === 'example' || heldCertainty === 'hint'
    if (isWhole && !isShown) emitOutcomes(state, outcomes)
    else emitProse(state, raw)
    return
  }
  if (heldCertainty === 'sure' || (isWhole && heldCertainty === 'hint')) emitOutcomes(state, outcomes)
  else if (state.undecided === 'ask' && outcomes.every((one) => one.checked.ok))
    emitOutcomes(state, outcomes, undefined, ['undecided'])
  else emitProse(state, raw)
}

/** True when the model ended its turn itself. */
export function isFullReply(state: ReaderState): boolean {
  return state.final === 'stop' || state.final === 'tool-calls'
}

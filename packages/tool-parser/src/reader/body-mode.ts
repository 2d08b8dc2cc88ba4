import { abandon } from './abandon.ts'
import { emitOutcomes, failedOutcome, finishCall, release } from './finish-call.ts'
import type { Pending, ReaderState } from './reader-state.ts'

/** Reads inside a call. True when the mode may have changed and there may be more to do. */
export function stepBody(state: ReaderState): boolean {
  const { pending } = state
  const block = pending?.block
  if (pending === undefined || block === undefined) return abandon(state)
  const isFinal = state.final !== undefined
  if (isStranger(state, pending)) {
    release(state, block.raw())
    return true
  }
  const scan = block.scan(state.input, state.at, isFinal)
  state.at = scan.at
  stream(state, pending)
  switch (scan.state) {
    case 'named':
      return true
    case 'end':
      state.mode = 'closing'
      return true
    case 'marker':
      pending.missingClosers = true
      state.mode = 'closing'
      return true
    case 'lost':
      return loseCall(state, pending)
    case 'more':
      return isFinal && endOfReply(state, pending, scan.tentativeEnd)
    default:
      return scan.state satisfies never
  }
}

/** True when text without a marker turned out to name no offered tool. */
function isStranger(state: ReaderState, pending: Pending): boolean {
  if (pending.certainty !== 'tail' && pending.certainty !== 'whole') return false
  const { block } = pending
  if (block?.kind !== 'json' && block?.kind !== 'named') return false
  const written = pending.recipient ?? block.name()
  return written !== undefined && state.resolver.resolve(written) === undefined
}

/** Tells the name once it is certain, and the arguments as they come. */
function stream(state: ReaderState, pending: Pending): void {
  const { block } = pending
  if (block === undefined || pending.certainty !== 'sure' || state.base !== 'text' || pending.weak) return
  if (state.held.length > 0) return
  if (pending.index === undefined) {
    const written = pending.recipient ?? block.name()
    const found = written === undefined ? undefined : state.resolver.resolve(written)
    if (found === undefined) return
    pending.index = state.nextIndex
    state.nextIndex += 1
    state.sink.part({ type: 'call-start', index: pending.index, name: found.tool.name })
  }
  const text = block.takeDelta()
  if (text !== '') state.sink.part({ type: 'call-delta', index: pending.index, text })
}

function loseCall(state: ReaderState, pending: Pending): boolean {
  const raw = pending.block?.raw() ?? pending.raw
  if (pending.index === undefined) release(state, raw)
  else {
    state.pending = undefined
    const reason = pending.block?.kind === 'tags' ? 'its end is missing' : 'it is nested too deeply'
    const problem = `A tool call could not be read: ${reason}. Write the call again.`
    emitOutcomes(state, [failedOutcome({ format: pending.format, raw }, problem)], pending.index)
    state.mode = 'prose'
  }
  return true
}

/** The reply ended inside the body. */
function endOfReply(state: ReaderState, pending: Pending, tentativeEnd: number | undefined): boolean {
  const { block } = pending
  if (block === undefined) return abandon(state)
  const wasCut = state.final !== 'stop' && state.final !== 'tool-calls'
  if (!wasCut && tentativeEnd !== undefined && state.rereads > 0) {
    state.rereads -= 1
    state.input = block.cut(tentativeEnd)
    state.at = 0
    finishCall(state)
    return true
  }
  const marked = pending.certainty !== 'tail' && pending.certainty !== 'whole'
  if (!wasCut) {
    pending.missingClosers = true
    if (block.kind === 'tags' && !pending.raw.includes('<') && !marked) release(state, block.raw())
    else finishCall(state)
    return true
  }
  if (!marked && block.name() === undefined) {
    release(state, block.raw())
    return true
  }
  dropCut(state, pending)
  return true
}

/** A call cut by the end of a truncated reply is not shown and not run; whole calls of its list are. */
function dropCut(state: ReaderState, pending: Pending): void {
  const { block } = pending
  const body = block?.body() ?? ''
  if (pending.certainty !== 'sure' || block?.kind !== 'json' || !body.trimStart().startsWith('[')) {
    state.pending = undefined
    state.mode = 'prose'
    state.sink.dropSpace()
    return
  }
  pending.wasCut = true
  finishCall(state)
}

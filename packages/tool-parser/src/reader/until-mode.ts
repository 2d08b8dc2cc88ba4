import { abandon } from './abandon.ts'
import { finishOwnBody } from './finish-call.ts'
import type { ReaderState } from './reader-state.ts'

/** Collects a body for the format that reads it itself. */
export function stepUntil(state: ReaderState): boolean {
  const { pending } = state
  const ends = pending?.until
  if (pending === undefined || ends === undefined) return abandon(state)
  const isFinal = state.final !== undefined
  const { input } = state
  while (state.at < input.length) {
    const next = nearest(input, state.at, ends)
    pending.raw += input.slice(state.at, next.at)
    state.at = next.at
    if (next.end === undefined) break
    const partial = !isFinal && input.length - next.at < next.end.length
    if (partial) return false
    if (input.startsWith(next.end, next.at)) {
      state.at += next.end.length
      finishOwnBody(state, pending, pending.raw.slice(pending.junk?.length ?? 0), pending.raw + next.end)
      return true
    }
    pending.raw += input[next.at] ?? ''
    state.at += 1
  }
  if (!isFinal) return false
  const wasCut = state.final !== 'stop' && state.final !== 'tool-calls'
  if (wasCut) {
    state.pending = undefined
    state.mode = 'prose'
  } else finishOwnBody(state, pending, pending.raw.slice(pending.junk?.length ?? 0), pending.raw)
  return true
}

/** The nearest place where one of `ends` stands or may begin. */
function nearest(
  text: string,
  from: number,
  ends: readonly string[],
): { readonly at: number; readonly end: string | undefined } {
  let best: { at: number; end: string | undefined } = { at: text.length, end: undefined }
  for (const end of ends) {
    let at = text.indexOf(end[0] ?? '', from)
    while (at >= 0 && at < best.at && !end.startsWith(text.slice(at, at + end.length)))
      at = text.indexOf(end[0] ?? '', at + 1)
    if (at >= 0 && at < best.at) best = { at, end }
  }
  return best
}

import type { ReaderState } from './reader-state.ts'

/** Back to prose from a state that holds no call. */
export function abandon(state: ReaderState): boolean {
  state.pending = undefined
  state.mode = 'prose'
  return true
}

import type { FinishReason, ReadPart, ToolCallReader } from '@orion-harness/core'
import { stepBody } from './body-mode.ts'
import { stepClosing } from './closing-mode.ts'
import { stepUntil } from './until-mode.ts'
import { resolveHeld } from './finish-call.ts'
import { stepOpening } from './opening-mode.ts'
import { stepCut, stepFence, stepHeader, stepRegion } from './other-modes.ts'
import { stepHeld, stepProse } from './prose-mode.ts'
import type { ReaderMode, ReaderState } from './reader-state.ts'

const steps: Readonly<Record<ReaderMode, (state: ReaderState) => boolean>> = {
  prose: stepProse,
  fence: stepFence,
  region: stepRegion,
  opening: stepOpening,
  body: stepBody,
  closing: stepClosing,
  until: stepUntil,
  held: stepHeld,
  header: stepHeader,
  cut: stepCut,
}

/** The reader of one reply, over a state that has read nothing. */
export function createToolCallReader(state: ReaderState): ToolCallReader {
  return {
    push(text: string): readonly ReadPart[] {
      if (state.final !== undefined || text === '') return []
      state.input = state.input.slice(state.at) + text
      state.at = 0
      run(state)
      return state.sink.take()
    },
    finish(reason: FinishReason): readonly ReadPart[] {
      if (state.final !== undefined) return []
      state.final = reason
      run(state)
      if (state.held.length > 0) resolveHeld(state, 'followed')
      state.sink.flush()
      return state.sink.take()
    },
  }
}

/** Steps until more text is needed. A step that changes neither place nor mode asks for more text. */
function run(state: ReaderState): void {
  for (;;) {
    const { mode, at, input } = state
    const goesOn = steps[mode](state)
    const moved = state.mode !== mode || state.at !== at || state.input !== input
    if (goesOn && moved) continue
    if (state.final === undefined || !isUnfinished(state) || !moved) return
  }
}

function isUnfinished(state: ReaderState): boolean {
  return state.at < state.input.length || state.pending !== undefined || state.held.length > 0
}

import type { Prompt } from '@orion-harness/core'
import { MARKER, contentMarkers, cutAt } from './content-markers.ts'
import { mergePieces } from './merge-pieces.ts'

const ZERO_WIDTH_SPACE = '\u200b'

/**
 * A prompt as one text, for a server that reads every marker in its input as a control token, and whether content had
 * to be changed for that: where content spells a marker of the prompt's control, in one piece or several, alone or
 * together with the control next to it, it gets a zero width space, so that it stays text.
 */
export function protectPrompt(prompt: Prompt): { readonly text: string; readonly changed: boolean } {
  const pieces = mergePieces(prompt)
  const control = pieces.filter(({ kind }) => kind === 'control')
  const own = new Set(control.flatMap(({ text }) => text.match(MARKER) ?? []))
  const found = contentMarkers(pieces).map((markers) => markers.filter(({ marker }) => own.has(marker)))
  const texts = pieces.map(({ text }, index) => {
    const places = (found[index] ?? []).map(({ at }) => at)
    return cutAt(text, places).join(ZERO_WIDTH_SPACE)
  })
  return { text: texts.join(''), changed: found.some((markers) => markers.length > 0) }
}

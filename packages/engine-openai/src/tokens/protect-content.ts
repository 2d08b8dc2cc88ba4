import type { Prompt } from '@orion-harness/core'

/** What control tokens look like: `<|im_start|>`, `<s>`, `</think>`, `[INST]`, `[gMASK]`. */
export const MARKER: RegExp = /<[|｜]?[\w/ ▁-]{1,40}[|｜]?>|\[\/?[A-Za-z_]{3,30}\]/gu

const ZERO_WIDTH_SPACE = '\u200b'

/** The markers in a text of control, such as `<|im_start|>` or `[INST]`. */
export function markersIn(control: string): ReadonlySet<string> {
  return new Set(control.match(MARKER))
}

/**
 * For a server that reads every marker in its input as a control token: writes a zero width space into each of
 * `markers` that `text` spells, so that it stays text.
 */
export function protectText(text: string, markers: ReadonlySet<string>): string {
  return text.replace(MARKER, (marker) =>
    markers.has(marker) ? marker.charAt(0) + ZERO_WIDTH_SPACE + marker.slice(1) : marker,
  )
}

/** A prompt as one text whose content cannot become control, and whether any had to be changed for that. */
export function protectPrompt(prompt: Prompt): { readonly text: string; readonly changed: boolean } {
  const control = prompt.filter(({ kind }) => kind === 'control')
  const markers = markersIn(control.map(({ text }) => text).join('\n'))
  let changed = false
  const parts = prompt.map(({ kind, text }) => {
    if (kind === 'control' || markers.size === 0) return text
    const safe = protectText(text, markers)
    changed ||= safe !== text
    return safe
  })
  return { text: parts.join(''), changed }
}

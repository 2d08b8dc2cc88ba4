/**
 * True when `text` contains `phrase`, whatever the case. A number at the edge of the phrase must be the whole number:
 * 84 is neither in 840 nor in 84.5, nor in -84.
 */
export function mentions(text: string, phrase: string): boolean {
  const before = /^\d/.test(phrase) ? String.raw`(?<!\d|\d[.,]|(?:^|[^\w)])-)` : ''
  const after = /\d$/.test(phrase) ? String.raw`(?![.,]?\d)` : ''
  return new RegExp(`${before}${escapePattern(phrase)}${after}`, 'i').test(text)
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}

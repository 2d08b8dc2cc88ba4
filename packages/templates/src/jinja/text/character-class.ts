/** True for what Python's `str.isspace` and `\s` take as white space. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return (unit >= 9 && unit <= 13) || (unit >= 0x1c && unit <= 0x20)
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}

/** True for what ends a line in Python's `str.splitlines`. */
export function isLineBreak(unit: number): boolean {
  return (
    (unit >= 10 && unit <= 13) ||
    (unit >= 0x1c && unit <= 0x1e) ||
    unit === 0x85 ||
    unit === 0x2028 ||
    unit === 0x2029
  )
}

/** First offset at or after `from` that is not white space. */
export function skipSpace(raw: string, from: number): number {
  let at = from
  while (at < raw.length && isSpace(raw.charCodeAt(at))) at += 1
  return at
}

/** End of the text before `to` without the white space at its end, not before `from`. */
export function trimSpace(raw: string, from: number, to: number): number {
  let at = to
  while (at > from && isSpace(raw.charCodeAt(at - 1))) at -= 1
  return at
}

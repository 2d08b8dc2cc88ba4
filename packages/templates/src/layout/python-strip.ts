const spaces =
  '\t\n\v\f\r\u001C\u001D\u001E\u001F \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006' +
  '\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000'

/** The text without white space at both ends, as Python's `str.strip()` understands white space. Linear. */
export function pythonStrip(text: string): string {
  let start = 0
  while (start < text.length && spaces.includes(text.charAt(start))) start += 1
  let end = text.length
  while (end > start && spaces.includes(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** The text without newlines at both ends. */
export function stripNewlines(text: string): string {
  let end = text.length
  while (end > 0 && text.charAt(end - 1) === '\n') end -= 1
  return stripLeadingNewlines(text.slice(0, end))
}

/** The text without newlines at its start. */
export function stripLeadingNewlines(text: string): string {
  let start = 0
  while (text.charAt(start) === '\n') start += 1
  return text.slice(start)
}

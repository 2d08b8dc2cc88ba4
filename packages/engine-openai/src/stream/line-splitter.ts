/** Cuts a stream of text into lines. */
export interface LineSplitter {
  /** The lines that `text` completes, without their ends. */
  push(text: string): readonly string[]
  /** The last line, when the text did not end with a line end. */
  end(): readonly string[]
}

/**
 * Splits at `\n`, `\r\n` and `\r`, as the event stream format does (HTML standard, section 9.2.6). Lines are the
 * same for every way of cutting the text into pushes, and the work is linear in its length.
 *
 * Calls `tooLong` as soon as an unfinished line is longer than `limit` characters.
 */
export function createLineSplitter(limit: number, tooLong: () => never): LineSplitter {
  let parts: string[] = []
  let held = 0
  let endedInReturn = false

  return {
    push(text) {
      if (text === '') return []
      const rest = endedInReturn && text.startsWith('\n') ? text.slice(1) : text
      endedInReturn = text.endsWith('\r')
      const lines = rest.includes('\r') ? rest.split(/\r\n|\n|\r/u) : rest.split('\n')
      const unfinished = lines.pop() ?? ''
      if (lines.length > 0) {
        lines[0] = parts.join('') + (lines[0] ?? '')
        parts = []
        held = 0
      }
      if (unfinished !== '') {
        parts.push(unfinished)
        held += unfinished.length
        if (held > limit) tooLong()
      }
      return lines
    },
    end() {
      const last = parts.join('')
      parts = []
      held = 0
      return last === '' ? [] : [last]
    },
  }
}

import type { CallGrammar } from './output-grammars.ts'

/** Watches the text for the beginnings and ends of calls. */
export interface CallSwitch {
  /**
   * Reads the text of one more token. `opened`: a call begins; its opening ended `surplus` characters before the end
   * of `text`. `closed`: the call that was open has ended.
   */
  push(text: string): CallSwitchEvent | undefined
}

type CallSwitchEvent =
  | { readonly type: 'opened'; readonly call: CallGrammar; readonly surplus: number }
  | { readonly type: 'closed' }

/**
 * Of several openings that end at the same place, the longest counts. A call whose `close` is empty lasts until the
 * reply ends.
 */
export function createCallSwitch(calls: readonly CallGrammar[]): CallSwitch {
  const longest = Math.max(0, ...calls.map(({ open }) => open.length))
  const ending = (text: string) => text.slice(Math.max(0, text.length - longest + 1))
  let inside: CallGrammar | undefined
  let recent = ''

  return {
    push(text) {
      recent += text
      if (inside) {
        const at = inside.close === '' ? -1 : recent.indexOf(inside.close)
        if (at < 0) return undefined
        recent = ending(recent.slice(at + inside.close.length))
        inside = undefined
        return { type: 'closed' }
      }
      const found = firstOpening(recent, calls)
      if (found === undefined) {
        recent = ending(recent)
        return undefined
      }
      inside = found.call
      const surplus = recent.length - found.end
      recent = ''
      return { type: 'opened', call: found.call, surplus }
    },
  }
}

function firstOpening(
  text: string,
  calls: readonly CallGrammar[],
): { readonly call: CallGrammar; readonly end: number } | undefined {
  let first: { readonly call: CallGrammar; readonly end: number } | undefined
  for (const call of calls) {
    const at = text.indexOf(call.open)
    if (at < 0) continue
    const end = at + call.open.length
    if (!first || end < first.end || (end === first.end && call.open.length > first.call.open.length)) {
      first = { call, end }
    }
  }
  return first
}

import { tagKind } from '../call/read-tagged-call.ts'

export interface TagScan {
  /** Everything before this offset was taken. */
  readonly at: number
  /** `end`: the tag that ends the call was taken. `lost`: nothing in it looks like a call. */
  readonly state: 'more' | 'end' | 'lost'
}

/** Finds where a call written as tags ends while it is still arriving. */
export interface TagScanner {
  scan(text: string, at: number, final: boolean): TagScan
  /**
   * Characters taken up to a tag that ends the call if no value closes after it: the end of a call whose last value
   * was never closed. Undefined when there was none.
   */
  readonly tentativeEnd: number | undefined
}

/** Longest tag that is understood. */
const longestTag = 160

/** What may still become a tag; a line break may part its name from the rest. */
const tagBegun = /^<\/?[^\s<>=]*(?:[\s=][^<>\n]*)?$/

/** A body that shows no tag of a call within this many characters is no call. */
const patience = 400

/**
 * Scans the body of a tagged call. `rooted`: it began with its own root tag, such as `<function=f>`, and ends with
 * that tag's end; otherwise it ends with the end of its envelope. Tags inside a value are the value's.
 */
export function createTagScanner(rooted: boolean): TagScanner {
  let values = 0
  let innerEnvelopes = 0
  let innerRoots = 0
  let taken = 0
  let tentative: number | undefined
  let isCall = rooted

  /** True when the tag ends the call. */
  const see = (kind: string, close: boolean, end: number): boolean => {
    if (kind === 'value') {
      values = Math.max(0, values + (close ? -1 : 1))
      isCall = true
      if (close) tentative = undefined
      return false
    }
    if (kind === 'key' || kind === 'name' || kind === 'arguments') isCall = true
    if (kind !== 'envelope' && kind !== 'root') return false
    const inner = kind === 'root' ? innerRoots : innerEnvelopes
    if (!close || inner > 0) {
      if (values > 0 || !close) {
        if (kind === 'root') innerRoots = inner + (close ? -1 : 1)
        else innerEnvelopes = inner + (close ? -1 : 1)
        return false
      }
    }
    if (values > 0) {
      tentative ??= end
      return false
    }
    return rooted || kind === 'envelope'
  }

  return {
    get tentativeEnd(): number | undefined {
      return tentative
    },
    scan(text, start, final): TagScan {
      let at = start
      const stop = (state: TagScan['state']): TagScan => {
        taken += at - start
        return { at, state }
      }
      while (at < text.length) {
        const open = text.indexOf('<', at)
        const plainEnd = open < 0 ? text.length : open
        const limit = start + patience - taken
        if (!isCall && plainEnd > limit) {
          at = Math.max(at, limit)
          return stop('lost')
        }
        at = plainEnd
        if (open < 0) break
        const window = text.slice(at, at + longestTag)
        const match = /^<(\/?)([|\uff5c]?[A-Za-z_][\w|\uff5c\u2581:.-]*)(?:[\s=][^<>\n]*)?>/.exec(window)
        if (match === null) {
          const couldGoOn = !final && window.length < longestTag && tagBegun.test(window)
          if (couldGoOn) return stop('more')
          at += 1
          continue
        }
        const [tag, slash = '', name = ''] = match
        at += tag.length
        if (see(tagKind(name), slash === '/', taken + at - start)) return stop('end')
      }
      return stop('more')
    },
  }
}

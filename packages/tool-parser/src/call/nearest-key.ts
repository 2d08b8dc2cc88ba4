import { foldName } from './resolve-name.ts'

/**
 * The one key that `written` can be a slip of: the same without case and separators, else, with an edit to spare, one
 * small edit away.
 */
export function nearestKey(written: string, candidates: readonly string[], edits: 0 | 1): string | undefined {
  const folded = foldName(written)
  const same = candidates.filter((one) => foldName(one) === folded)
  if (same.length > 0) return same.length === 1 ? same[0] : undefined
  if (edits === 0 || folded.length < 4 || folded.length > 64) return undefined
  const near = candidates.filter((one) => one.length >= 4 && isOneEdit(folded, foldName(one)))
  return near.length === 1 ? near[0] : undefined
}

/** True when one insertion, deletion, substitution or swap of neighbours turns `left` into `right`. */
export function isOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const leftRest = left.slice(start)
  const rightRest = right.slice(start)
  if (leftRest.slice(1) === rightRest.slice(1)) return true
  if (leftRest.slice(1) === rightRest || leftRest === rightRest.slice(1)) return true
  return (
    leftRest.length > 1 &&
    leftRest[0] === rightRest[1] &&
    leftRest[1] === rightRest[0] &&
    leftRest.slice(2) === rightRest.slice(2)
  )
}

/** Where two texts part, with a little of what is around. */
export interface Difference {
  /** Characters both begin with. */
  readonly at: number
  readonly before: string
  readonly left: string
  readonly right: string
}

/** The first place where two texts differ; undefined when they are equal. */
export function firstDifference(left: string, right: string): Difference | undefined {
  if (left === right) return undefined
  let at = 0
  while (at < left.length && at < right.length && left.charAt(at) === right.charAt(at)) at += 1
  const show = (text: string): string => text.slice(at, at + 40)
  return { at, before: left.slice(Math.max(0, at - 20), at), left: show(left), right: show(right) }
}

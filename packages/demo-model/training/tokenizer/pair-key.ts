/** A pair of token ids below 2^15 as one number, for maps. Keys are ordered by the left id, then by the right one. */
export function pairKey(left: number, right: number): number {
  return (left << 15) | right
}

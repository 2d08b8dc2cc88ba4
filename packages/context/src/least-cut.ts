/** Where to look for the least cut. */
export interface LeastCutInput {
  /** Most units that can go, at least 0. */
  readonly most: number
  /** Where it probably is. */
  readonly guess: number
  /** True when cutting this many units is enough, and then for every larger number too. Never asked about `most`. */
  readonly isEnough: (units: number) => Promise<boolean>
}

/**
 * The smallest number of units that is enough, or `most` when no smaller one is. Looks near the guess first, in
 * growing strides, so a good guess is confirmed by two questions and a bad one costs the logarithm of its error.
 */
export async function leastCut({ most, guess, isEnough }: LeastCutInput): Promise<number> {
  let tooFew = -1
  let enough = most
  let probe = guess
  let stride = 1
  while (enough - tooFew > 1) {
    probe = Math.min(Math.max(probe, tooFew + 1), enough - 1)
    if (await isEnough(probe)) enough = probe
    else tooFew = probe
    if (tooFew === -1) probe = enough - stride
    else if (enough === most) probe = tooFew + stride
    else probe = Math.floor((tooFew + enough) / 2)
    stride *= 2
  }
  return enough
}

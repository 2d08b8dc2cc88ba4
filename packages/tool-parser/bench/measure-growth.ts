import { adversarialInputs, calls, longArgument, prose } from './adversarial-inputs.ts'
import { leastMilliseconds } from './measure.ts'
import { readFully } from './read-fully.ts'

/** Time per unit of text for each size, over that of the first: a line stays near 1, a square doubles with the size. */
export interface Growth {
  readonly name: string
  readonly milliseconds: readonly number[]
  readonly perUnit: readonly number[]
}

/** Reads every kind of reply at each size, in chunks of four units, and all at once where `chunk` is `Infinity`. */
export function measureGrowth(sizes: readonly number[], chunk: number, runs: number): readonly Growth[] {
  return [prose, calls, longArgument, ...adversarialInputs].map((input) => {
    const texts = sizes.map((size) => input.make(size))
    const milliseconds = texts.map((text) =>
      leastMilliseconds(() => readFully(text, Math.min(chunk, text.length)), runs),
    )
    const costs = milliseconds.map((time, index) => time / (texts[index]?.length ?? 1))
    return { name: input.name, milliseconds, perUnit: costs.map((cost) => cost / (costs[0] ?? 1)) }
  })
}

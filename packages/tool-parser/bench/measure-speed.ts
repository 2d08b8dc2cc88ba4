import { adversarialInputs, calls, longArgument, prose, type BenchInput } from './adversarial-inputs.ts'
import { leastMilliseconds } from './measure.ts'
import { reParse } from './re-parse-reader.ts'
import { readFully } from './read-fully.ts'

/** How fast one kind of reply was read. Megabytes are 10^6 UTF-16 units. */
export interface Speed {
  readonly name: string
  readonly megabytesPerSecond: number
  /** Time over that of `JSON.parse` for the same text as one JSON string. */
  readonly overJsonParse: number
  /** Time of a reader that starts over with each chunk, over ours, for a reply of `reParsedSize`. */
  readonly reParseOver: number
}

const chunk = 4

/** Measures prose, calls and a long argument, and of the adversarial replies the slowest. */
export function measureSpeed(size: number, reParsedSize: number, runs: number): readonly Speed[] {
  const slowest = adversarialInputs
    .map((input) => ({ input, time: timePerUnit(input, size / 16, 1) }))
    .sort((a, b) => b.time - a.time)[0]?.input
  const inputs = [prose, calls, longArgument, ...(slowest === undefined ? [] : [slowest])]
  return inputs.map((input) => ({
    name:
      input === slowest ? `slowest of ${adversarialInputs.length} adversarial: ${input.name}` : input.name,
    ...measureOne(input, size, reParsedSize, runs),
  }))
}

function measureOne(
  input: BenchInput,
  size: number,
  reParsedSize: number,
  runs: number,
): Omit<Speed, 'name'> {
  const text = input.make(size)
  const json = JSON.stringify(text)
  const ours = leastMilliseconds(() => readFully(text, chunk), runs)
  const parse = leastMilliseconds(() => JSON.parse(json) as unknown, runs * 4)
  const short = input.make(reParsedSize)
  const oursShort = leastMilliseconds(() => readFully(short, chunk), runs)
  const again = leastMilliseconds(() => reParse(short, chunk), 1)
  return {
    megabytesPerSecond: text.length / 1000 / ours,
    overJsonParse: ours / parse,
    reParseOver: again / oursShort,
  }
}

function timePerUnit(input: BenchInput, size: number, runs: number): number {
  const text = input.make(size)
  return leastMilliseconds(() => readFully(text, chunk), runs) / text.length
}

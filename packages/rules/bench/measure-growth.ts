/** Time per character at each size over that at the first: a line stays near 1, a square doubles with the size. */
export interface Growth {
  readonly name: string
  /** Least of several runs. */
  readonly milliseconds: readonly number[]
  readonly perCharacter: readonly number[]
}

/** Runs `body` on a text of each size, several times, and keeps the least processor time of each. */
export function measureGrowth(
  name: string,
  make: (size: number) => string,
  sizes: readonly number[],
  runs: number,
  body: (text: string) => unknown,
): Growth {
  const milliseconds = sizes.map((size) => {
    const text = make(size)
    let least = Infinity
    for (let run = 0; run < runs; run++) {
      const before = process.cpuUsage()
      body(text)
      const { user, system } = process.cpuUsage(before)
      least = Math.min(least, (user + system) / 1_000)
    }
    return Math.max(least, 0.001)
  })
  const costs = milliseconds.map((time, index) => time / (sizes[index] ?? 1))
  return { name, milliseconds, perCharacter: costs.map((cost) => cost / (costs[0] ?? 1)) }
}

/** One line of a table for each growth. */
export function formatGrowth(growths: readonly Growth[], sizes: readonly number[]): readonly string[] {
  const head = [
    'text',
    ...sizes.map((size) => `${size / 1_000}k characters`),
    'per character, last over first',
  ]
  const rows = growths.map(({ name, milliseconds, perCharacter }) => [
    name,
    ...milliseconds.map((time) => `${time.toFixed(1)} ms`),
    (perCharacter.at(-1) ?? 0).toFixed(2),
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

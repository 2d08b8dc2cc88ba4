import { markdownTable } from './measure.ts'
import { measureGrowth } from './measure-growth.ts'

const sizes = [20_000, 40_000, 80_000, 160_000]
const shown = 12

for (const chunk of [4, Infinity]) {
  const growths = [...measureGrowth(sizes, chunk, 3)].sort(
    (a, b) => (b.perUnit.at(-1) ?? 0) - (a.perUnit.at(-1) ?? 0),
  )
  const head = ['reply', ...sizes.map((size) => `${size / 1000} kB`), 'per unit, last over first']
  const rows = growths
    .slice(0, shown)
    .map((growth) => [
      growth.name,
      ...growth.milliseconds.map((time) => `${time.toFixed(1)} ms`),
      (growth.perUnit.at(-1) ?? 0).toFixed(2),
    ])
  console.log(
    `\n${chunk === 4 ? 'In chunks of four units' : 'All at once'}; the ${shown} of ${growths.length} that grow most.\n`,
  )
  console.log(markdownTable([head, ...rows]))
}

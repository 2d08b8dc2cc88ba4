import { createReaders } from './events.ts'

const readers = await createReaders(5_000)
const rounds = 12
const best = { bare: Infinity, engine: Infinity, sdk: Infinity }
for (let round = 0; round < rounds; round += 1) {
  for (const name of ['bare', 'engine', 'sdk'] as const) {
    const start = performance.now()
    await readers[name]()
    best[name] = Math.min(best[name], performance.now() - start)
  }
}
console.log(`${readers.deltas} deltas, best of ${rounds} rounds`)
for (const [name, ms] of Object.entries(best)) {
  const each = ((ms * 1_000) / readers.deltas).toFixed(2)
  console.log(`${name.padEnd(8)}${each.padStart(8)} µs a delta   ${(ms / best.bare).toFixed(2)} × bare`)
}

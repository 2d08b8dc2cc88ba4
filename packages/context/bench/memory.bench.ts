import { collectGarbage } from './collect-garbage.ts'
import { measureMemory } from './measure-memory.ts'

const collect = await collectGarbage()
for (const turns of [100, 1_000, 4_000]) {
  const bytes = await measureMemory(turns, collect)
  console.log(`${turns} turns: ${(bytes / 1_024).toFixed(0)} KiB kept per 1,000 entries beyond the log`)
}

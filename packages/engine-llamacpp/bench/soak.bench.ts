import { soak } from './soak-run.ts'

const warmUp = 5
const { memory, ...result } = await soak({ conversations: 100, rounds: warmUp + 10, places: 8 })
console.log(result)
const measured = memory.slice(warmUp - 1)
console.log(`memory after each round: ${memory.map((bytes) => (bytes / 1e6).toFixed(1)).join(' ')} MB`)
const growth = (measured.at(-1) ?? 0) / (measured[0] ?? 1)
console.log(`after ten rounds over before them: ${growth.toFixed(3)}`)

import { soak } from './soak-run.ts'

const { memory, ...result } = await soak({ conversations: 100, rounds: 10, places: 8 })
console.log(result)
const megabytes = memory.map((bytes) => (bytes / 1e6).toFixed(1))
console.log(`memory after each round: ${megabytes.join(' ')} MB`)
console.log(`last over third round: ${((memory.at(-1) ?? 0) / (memory[2] ?? 1)).toFixed(3)}`)

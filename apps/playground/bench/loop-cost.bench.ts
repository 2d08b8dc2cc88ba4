import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { measureRealLoopCost } from './loop-cost.ts'

const engine = await llamaCppEngine({ model: demoModelPath, threads: 1, gpu: false })
const { tokens, engine: alone, agent, sameText } = await measureRealLoopCost(engine, 30)
console.log(
  `${tokens} tokens of the demo model, one thread, best of 30, ${sameText ? 'same' : 'DIFFERENT'} text`,
)
console.log(`engine alone        ${alone.toFixed(0).padStart(6)} µs per token`)
console.log(`through the agent   ${agent.toFixed(0).padStart(6)} µs per token`)
console.log(`ratio               ${(agent / alone).toFixed(3).padStart(6)}`)
await engine.close()

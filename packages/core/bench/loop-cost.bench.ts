import { measureLoopCost } from './loop-cost.ts'

const { tokens, engine, agent } = await measureLoopCost(20_000, 8)
console.log(`${tokens} tokens on the scripted engine, best of 8`)
console.log(`engine alone        ${engine.toFixed(0).padStart(6)} ns per token`)
console.log(`through the agent   ${agent.toFixed(0).padStart(6)} ns per token`)
console.log(`the loop adds       ${(agent - engine).toFixed(0).padStart(6)} ns per token`)

import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { expect, it } from 'vitest'
import { measureRealLoopCost } from './loop-cost.ts'

it('measures the same text with and without the loop, on a real model', async () => {
  const engine = await llamaCppEngine({ model: demoModelPath, threads: 1, gpu: false })
  const cost = await measureRealLoopCost(engine, 1)
  expect(cost.sameText).toBe(true)
  expect(cost.tokens).toBeGreaterThan(50)
  await engine.close()
})

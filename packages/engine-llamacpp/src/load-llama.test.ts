import { expect, test, vi } from 'vitest'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import { demoModelFile } from './test-support/tiny-model.ts'

vi.mock('node-llama-cpp', () => {
  throw new Error("Cannot find package 'node-llama-cpp'")
})

test('without the package the error says how to install it', async () => {
  await expect(llamaCppEngine({ model: demoModelFile, gpu: false })).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    hint: expect.stringContaining('npm install node-llama-cpp'),
  })
})

import { statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { demoModelPath, openDemoModel } from './index.ts'

it('is a GGUF file, as a path and as a stream', async () => {
  let bytes = 0
  let magic = ''
  for await (const chunk of openDemoModel()) {
    if (!Buffer.isBuffer(chunk)) throw new Error('The stream gives text.')
    if (bytes === 0) magic = chunk.toString('latin1', 0, 4)
    bytes += chunk.length
  }
  expect(magic).toBe('GGUF')
  expect(bytes).toBe(statSync(demoModelPath).size)
})

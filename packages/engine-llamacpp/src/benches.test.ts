import { expect, test } from 'vitest'
import { measurePerToken } from '../bench/per-token-run.ts'
import { measureResponsiveness } from '../bench/responsiveness-run.ts'
import { talkativeModelFile } from './test-support/tiny-model.ts'

const model = talkativeModelFile('talk ')

test('the per-token bench decodes the same number of tokens in every way', async () => {
  const { tokens } = await measurePerToken(model, 20, 1)
  expect(tokens).toEqual({ evaluate: 20, evaluateAndText: 20, engine: 20, chatSession: 20 })
})

test('the responsiveness bench sees every token', async () => {
  const { tokens, added } = await measureResponsiveness(model, 50)
  expect(tokens).toBe(50)
  expect(added.p50).toBeGreaterThan(0)
})

import { templateResolver } from '@orion-harness/templates'
import { testTemplate } from '@orion-harness/templates/testkit'
import { toolCallParser } from '@orion-harness/tool-parser'
import { expect, test } from 'vitest'
import { officialTemplate } from '../test/official-template.ts'
import { tulu3 } from './index.ts'

testTemplate(test, {
  template: tulu3,
  official: { source: officialTemplate(), eosToken: '<|endoftext|>' },
  parser: toolCallParser(),
  models: [
    { name: 'Llama-3.1-Tulu-3-8B', eosToken: '<|endoftext|>' },
    { name: 'tulu3:8b', eosToken: '<|endoftext|>', vocabulary: ['<|endoftext|>'] },
  ],
})

test('one line registers it', async () => {
  const resolver = templateResolver({ families: [tulu3] })
  const model = { name: 'tulu3:8b', contextWindow: 4096, chatTemplates: {}, eosToken: '<|endoftext|>' }
  const { template, source } = await resolver.resolve({ model, tools: false })
  expect([template, source]).toEqual([tulu3, 'family'])
})

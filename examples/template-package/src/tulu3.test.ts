import type { ReadPart, ToolCallParser } from '@orion-harness/core'
import { templateResolver } from '@orion-harness/templates'
import { testTemplate } from '@orion-harness/templates/testkit'
import { expect, test } from 'vitest'
import { officialTemplate } from '../test/official-template.ts'
import { tulu3 } from './index.ts'

/** Reads a fenced call to the letter; a real reader comes from `@orion-harness/tool-parser`. */
const parser: ToolCallParser = {
  open: () => {
    let text = ''
    return {
      push: (chunk) => {
        text += chunk
        return []
      },
      finish: (): readonly ReadPart[] =>
        [...text.matchAll(/^```tool_call\n(.*)\n```/gm)].map(([, body = ''], index) => {
          const { name, arguments: input } = JSON.parse(body)
          return { type: 'call', index, name, arguments: input, format: 'fenced', repairs: [] }
        }),
    }
  },
}

testTemplate(test, {
  template: tulu3,
  official: { source: officialTemplate(), eosToken: '<|endoftext|>' },
  parser,
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

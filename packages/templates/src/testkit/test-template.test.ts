import type { ChatTemplate, ReadPart, RenderInput, ToolCallParser } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { officialTemplate } from '../../test/official-templates.ts'
import { chatml } from '../families/chatml/chatml.ts'
import { qwen3 } from '../families/qwen/qwen3.ts'
import { control, promptText } from '../layout/layout.ts'
import type { TemplateFixture } from './template-fixture.ts'
import { templateCases, testTemplate } from './test-template.ts'

const source = officialTemplate('Qwen-Qwen2.5-7B-Instruct')
const system = {
  role: 'system',
  content: 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.',
} as const

/** Reads what `hermesCall` writes, to the letter. */
const parser: ToolCallParser = {
  open: () => {
    let text = ''
    return {
      push: (chunk) => {
        text += chunk
        return []
      },
      finish: (): readonly ReadPart[] =>
        [...text.matchAll(/<tool_call>\n(.*)\n<\/tool_call>/g)].map(([, body = ''], index) => {
          const { name, arguments: input } = JSON.parse(body)
          return { type: 'call', index, name, arguments: input, format: 'hermes', repairs: [] }
        }),
    }
  },
}

/** ChatML as the official template of Qwen 2.5 writes it. */
const sound: TemplateFixture = {
  template: {
    ...chatml,
    name: 'sound',
    render: (input) =>
      chatml.render(
        input.messages[0]?.role === 'system' ? input : { ...input, messages: [system, ...input.messages] },
      ),
  },
  official: { source },
  parser,
  models: [{ name: 'sound-7b', vocabulary: ['<|im_start|>', '<|im_end|>'] }],
}

describe('a sound template', () => {
  testTemplate(test, sound)
})

async function problem(id: string, fixture: TemplateFixture): Promise<string> {
  const found = templateCases(fixture).find((each) => each.id === id)
  try {
    await found?.run()
    return 'passes'
  } catch (error) {
    return String(error)
  }
}

function changed(render: (input: RenderInput) => ReturnType<ChatTemplate['render']>): TemplateFixture {
  return { ...sound, template: { ...sound.template, render } }
}

test('a layout that differs from the official one is shown at the first place', async () => {
  const fixture = changed((input) => [...sound.template.render(input), ...control(' ')])
  expect(await problem('official', fixture)).toMatch(
    /"user" differs at character \d+: after "im_start\|>assistant/,
  )
})

test('a deviation passes with a reason, and a stale one does not', async () => {
  const { models: _, ...official } = sound
  const late = { ...official, deviations: { user: 'because' } }
  expect(await problem('official', late)).toContain('the deviation "user" does not show: remove it')
})

test('a layout that shares nothing with the official one is not passed over', async () => {
  const fixture = { ...sound, official: { source: officialTemplate('llama3_8b') } }
  expect(await problem('official', fixture)).toContain('no conversation is equal')
})

test('a layout that loses a word is caught, with the conversation and the word', async () => {
  const forgetful = changed((input) => sound.template.render({ ...input, tools: [] }))
  expect(await problem('complete', forgetful)).toContain('"tools" loses "get_weather"')
})

test('a prompt that rewrites what went before is caught, and so is saying so without need', async () => {
  const rewriting = changed((input) => [
    ...control(`${input.messages.length}`),
    ...sound.template.render(input),
  ])
  expect(await problem('prefix', rewriting)).toContain('at character 0')
  const modest = { ...sound.template, supports: { ...sound.template.supports, stablePrefix: false } }
  expect(await problem('prefix', { ...sound, template: modest })).toContain('say supports.stablePrefix: true')
  expect(await problem('prefix', { template: qwen3 })).toBe('passes')
})

test('text of any place that becomes control is caught', async () => {
  const careless = changed((input) => control(promptText(sound.template.render(input))))
  expect(await problem('injection', careless)).toContain('reaches the control piece')
  for (const role of ['system', 'user', 'assistant', 'tool'] as const) {
    const leaky = changed((input) => [
      ...sound.template.render(input),
      ...control(input.messages.find((message) => message.role === role)?.content ?? ''),
    ])
    expect(await problem('injection', leaky)).toContain('reaches the control piece')
  }
})

test('stop strings that end no reply are caught', async () => {
  expect(
    await problem('stops', { ...sound, template: { ...sound.template, stop: ['<|eot_id|>'] } }),
  ).toContain('None of ["<|eot_id|>"] stands after an answer: there is "<|im_end|>')
  expect(await problem('stops', { ...sound, template: { ...sound.template, stop: [''] } })).toContain('empty')
})

test('a call that is not read back as it was written is caught', async () => {
  const deaf: ToolCallParser = { open: () => ({ push: () => [], finish: () => [] }) }
  expect(await problem('round-trip', { ...sound, parser: deaf })).toContain('is read as []')
})

test('a family that is not found, or found for another, is caught', async () => {
  expect(await problem('detection', { ...sound, models: [{ name: 'x', vocabulary: ['<s>'] }] })).toContain(
    'x is taken for nothing',
  )
  const greedy = {
    ...sound.template,
    control: [],
    signs: { marks: [], vocabulary: ['<|eot_id|>', '<|user|>'], names: /./ },
  }
  expect(await problem('detection', { template: { ...greedy, signs: { marks: [], names: /./ } } })).toContain(
    'A model with the tokens of',
  )
})

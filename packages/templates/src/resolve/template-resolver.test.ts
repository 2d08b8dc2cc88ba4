import type { ModelInfo, ResolveInput } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { officialTemplate } from '../../test/official-templates.ts'
import { chatml } from '../families/chatml/chatml.ts'
import { families } from '../families/families.ts'
import { templateResolver } from './template-resolver.ts'

function model(stated: Partial<ModelInfo>, vocabulary?: readonly string[], tools = false): ResolveInput {
  const tokens = new Set(vocabulary)
  return {
    model: { name: 'some-model', contextWindow: 4096, chatTemplates: {}, ...stated },
    tools,
    ...(vocabulary === undefined ? {} : { isControlToken: (text: string) => tokens.has(text) }),
  }
}

const resolver = templateResolver()

test('an override wins over everything, by name or as a template', async () => {
  const input = model({ chatTemplates: { default: officialTemplate('llama3_8b') } })
  const byName = await templateResolver({ override: 'chatml' }).resolve(input)
  expect(byName).toMatchObject({ source: 'override', template: { name: 'chatml' } })
  const own = { ...chatml, name: 'mine' }
  expect((await templateResolver({ override: own }).resolve(input)).template).toBe(own)
})

test('an override that names no template is refused at once, with the names there are', () => {
  expect(() => templateResolver({ override: 'chatmll' })).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', hint: expect.stringContaining('chatml, ') }),
  )
})

test("a file's own template is used, and the native family it equals is evidence", async () => {
  const found = await resolver.resolve(
    model({
      chatTemplates: { default: officialTemplate('Qwen-Qwen2.5-7B-Instruct') },
      eosToken: '<|im_end|>',
    }),
  )
  expect(found).toMatchObject({ source: 'model', warnings: [], template: { callFormat: 'hermes' } })
  expect(found.evidence.join(' ')).toContain('Family qwen2.5 lays out')
})

test('a difference from the nearest native family is a warning that shows the first place', async () => {
  const source = officialTemplate('Qwen-Qwen2.5-7B-Instruct').replaceAll('# Tools', '# Functions')
  const { warnings } = await resolver.resolve(model({ chatTemplates: { default: source } }))
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatch(
    /qwen2\.5 differ in the probe "tools"[^]*"Functions\\n\\nYou may[^]*"Tools\\n\\nYou may/,
  )
})

test('the family compared is the one laid out alike, in the name, or general, in that order', async () => {
  const compared = async (name: string, source: string) => {
    const found = await resolver.resolve(
      model({ name, chatTemplates: { default: officialTemplate(source) } }),
    )
    return /[Ff]amily ([\w.-]+) (?:differ|lays)/.exec([...found.warnings, ...found.evidence].join(' '))?.[1]
  }
  expect(await compared('Qwen3-0.6B', 'Qwen-Qwen3-0.6B')).toBe('qwen3')
  expect(await compared('some-model', 'Qwen-Qwen3-0.6B')).toBe('chatml')
  expect(await compared('smollm2', 'Qwen-Qwen2.5-7B-Instruct')).toBe('qwen2.5')
  expect(await compared('qwen2-0.5b', 'qwen2_0.5b')).toBe('chatml')
  expect(await compared('zephyr', 'openchat_7b')).toBeUndefined()
})

test('the tool_use variant is taken when tools are offered, and only then', async () => {
  const chatTemplates = {
    default: officialTemplate('hermes3_70b'),
    tool_use: officialTemplate('NousResearch-Hermes-3-Llama-3.1-8B-tool_use'),
  }
  const plain = await resolver.resolve(model({ chatTemplates, bosToken: '<s>' }))
  const offered = await resolver.resolve(model({ chatTemplates, bosToken: '<s>' }, undefined, true))
  expect(plain.template.supports.tools).toBe(false)
  expect(offered.template).toMatchObject({ callFormat: 'hermes', name: 'some-model (tool_use)' })
})

const releases: Readonly<Record<string, string>> = {
  'deepseek-r1': 'DeepSeek-R1-Distill-Qwen-7B',
  'deepseek-v3': 'DeepSeek-V3',
  'deepseek-v3.1': 'DeepSeek-V3.1',
  devstral: 'Devstral-Small-2507',
  glm4: 'GLM-4.6',
  'kimi-k2': 'Kimi-K2-Instruct',
  llama3: 'Meta-Llama-3-8B-Instruct',
  'llama3.1': 'Llama-3.3-70B-Instruct',
  'mistral-nemo': 'Mistral-Nemo-Instruct-2407',
  'mistral-small': 'Mistral-Small-24B-Instruct-2501',
  'mistral-v3': 'Mistral-7B-Instruct-v0.3',
  'mistral-v7': 'Mistral-Large-Instruct-2411',
  'qwen2.5': 'Qwen2.5-0.5B-Instruct',
  qwen3: 'Qwen3-8B',
  smollm2: 'SmolLM2-135M-Instruct',
}

test('without a template the vocabulary shows the family, and a warning names the override', async () => {
  for (const family of families) {
    const vocabulary = family.signs.vocabulary ?? family.control
    if (vocabulary.length < 3 && !(family.name in releases)) continue
    const found = await resolver.resolve(model({ name: releases[family.name] ?? 'some-model' }, vocabulary))
    expect(found).toMatchObject({ source: 'family', template: { name: family.name } })
    expect(found.warnings.join(' ')).toContain(`Override "${family.name}" to confirm it.`)
  }
})

test('a vocabulary that fits several families chooses none of them, and the error names them', async () => {
  const { control } = families.find((family) => family.name === 'mistral-nemo') ?? chatml
  await expect(resolver.resolve(model({}, control))).rejects.toMatchObject({
    code: 'TEMPLATE_NOT_FOUND',
    message: expect.stringContaining('several families fit it equally well'),
    hint: expect.stringMatching(/mistral-nemo.*mistral-v3/),
  })
})

test('a name alone proves nothing: it is used, loudly, unless something speaks against it', async () => {
  const found = await resolver.resolve(model({ name: 'vicuna-13b-v1.5.Q4_K_M' }))
  expect(found.template.name).toBe('vicuna')
  expect(found.warnings.join(' ')).toContain("by the model's name: none of its marks could be looked up")
  const dolphin = resolver.resolve(model({ name: 'dolphin-llama3-8b' }, ['<|im_start|>', '<|im_end|>']))
  expect((await dolphin).template.name).toBe('chatml')
  await expect(
    resolver.resolve(model({ name: 'llama-3-8b-instruct', eosToken: '</s>' })),
  ).rejects.toMatchObject({
    code: 'TEMPLATE_NOT_FOUND',
  })
})

test('families that look alike are told apart by what one of them cannot have', async () => {
  const source = (name: string) => `{% nonsense %}${officialTemplate(name)}`
  const named = async (name: string) => {
    const found = await resolver.resolve(model({ chatTemplates: { default: source(name) } }))
    return found.template.name
  }
  expect(await named('tinyllama_1.1b')).toBe('zephyr')
  expect(await named('phi4_14b')).toBe('phi4')
  expect(await named('dolphin-mixtral_8x7b')).toBe('chatml')
  expect(await named('command-r_35b')).toBe('command-r')
  expect(await named('gemma2_2b')).toBe('gemma')
})

test('with no evidence there is no template, never a quiet ChatML', async () => {
  for (const input of [model({}), model({ name: 'base-model' }, []), model({ name: 'x' }, ['<s>', '</s>'])]) {
    await expect(resolver.resolve(input)).rejects.toMatchObject({
      code: 'TEMPLATE_NOT_FOUND',
      message: expect.stringContaining('The model brings no chat template.'),
    })
  }
})

test('marks that are not one token of the vocabulary are a warning, with the family the vocabulary shows', async () => {
  const llama = ['<|begin_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>']
  const { warnings } = await resolver.resolve(
    model(
      { chatTemplates: { default: officialTemplate('dolphin-mixtral_8x7b') }, eosToken: '<|eot_id|>' },
      llama,
    ),
  )
  expect(warnings.join('\n')).toMatch(
    /<\|im_start\|> <\|im_end\|>[^]*not one control token[^]*override "llama3"/,
  )
})

test('a template that needs tokens the model does not state says so', async () => {
  const { warnings } = await resolver.resolve(
    model({ chatTemplates: { default: officialTemplate('llama2_7b') } }),
  )
  expect(warnings.join('\n')).toContain('prints bos_token and the model states none')
  expect(warnings.join('\n')).toContain('prints eos_token and the model states none')
})

test('a tool_use variant that cannot be read gives way to the default one, with a warning', async () => {
  const chatTemplates = { default: officialTemplate('hermes3_70b'), tool_use: '{% broken' }
  const { source, warnings } = await resolver.resolve(
    model({ chatTemplates, bosToken: '<s>' }, undefined, true),
  )
  expect(source).toBe('model')
  expect(warnings.join(' ')).toContain(
    '(tool_use) cannot be used, so another stands in: The template "some-model (tool_use)" at line 1',
  )
})

test('a template that never ends is given up within its limits', async () => {
  const endless = '{% for a in range(100000) %}{% for b in range(100000) %}{{ a }}{% endfor %}{% endfor %}'
  await expect(
    resolver.resolve(model({ name: 'Qwen3-8B', chatTemplates: { default: endless } })),
  ).rejects.toMatchObject({
    code: 'TEMPLATE_NOT_FOUND',
    message: expect.stringContaining('cannot be used'),
  })
})

test('an end token that is no token of the vocabulary is a warning', async () => {
  const chatTemplates = { default: officialTemplate('dolphin-mixtral_8x7b') }
  const vocabulary = ['<|im_start|>', '<|im_end|>']
  const { warnings } = await resolver.resolve(model({ chatTemplates, eosToken: '</s>' }, vocabulary))
  expect(warnings.join(' ')).toContain('states the end token "</s>", which is no control token of it')
})

test('the same model gives the same resolution again', async () => {
  const input = model({ chatTemplates: { default: officialTemplate('llama3_8b') }, bosToken: '<s>' })
  expect(await resolver.resolve(input)).toBe(await resolver.resolve({ ...input }))
  expect(await resolver.resolve({ ...input, tools: true })).not.toBe(await resolver.resolve(input))
})

test('a contributed family is registered in one line and found by its signs', async () => {
  const acme = { ...chatml, name: 'acme', control: ['<|acme|>'], signs: { marks: ['<|acme|>'] } }
  const found = await templateResolver({ families: [acme] }).resolve(model({}, ['<|acme|>']))
  expect(found).toMatchObject({ source: 'family', template: { name: 'acme' } })
})

test('a look-up that failed is made anew', async () => {
  const answers = [new Error('socket hang up')]
  const input = {
    ...model({ name: 'openhermes', eosToken: '<|im_end|>' }),
    isControlToken: async (text: string) => {
      const error = answers.pop()
      if (error !== undefined) throw error
      return ['<|im_start|>', '<|im_end|>'].includes(text)
    },
  }
  const own = templateResolver()
  await expect(own.resolve(input)).rejects.toThrow('socket hang up')
  expect((await own.resolve(input)).template.name).toBe('chatml')
})

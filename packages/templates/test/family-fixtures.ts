import type { OfficialTemplate, TemplateFixture } from '../src/testkit/template-fixture.ts'
import { officialTemplate } from './official-templates.ts'

type Known = Omit<TemplateFixture, 'template'>

const deepseekTokens = { bosToken: '<｜begin▁of▁sentence｜>', eosToken: '<｜end▁of▁sentence｜>' }
const mistralTokens = { bosToken: '<s>', eosToken: '</s>' }
const llamaTokens = { bosToken: '<|begin_of_text|>', eosToken: '<|eot_id|>' }

function official(name: string, more: Omit<OfficialTemplate, 'source'> = {}): OfficialTemplate {
  return { source: officialTemplate(name), ...more }
}

/** The same reason for many conversations. */
function because(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]))
}

const inventedSystemText = because(
  'the official template makes up a system text of some thousand characters',
  [
    'user',
    'two turns',
    'several lines',
    'reasoning before',
    'turn after reasoning and a call',
    'tools',
    'call, no system',
    'nested arguments',
    'call without arguments',
    'result of several lines',
  ],
)

const oneCallNotClosed = {
  'call, tools no longer offered':
    'the official template closes a list of calls only when it holds two or more; the model always closes it',
}

/** What is known about each native family, by its name: official templates, deviations with reasons, models. */
export const familyFixtures: Readonly<Record<string, readonly Known[]>> = {
  alpaca: [{ models: [{ name: 'alpaca-7b', eosToken: '</s>' }] }],
  chatml: [
    { official: official('llava_34b') },
    { official: official('nous-hermes2-mixtral_8x7b') },
    {
      official: official('dolphin-mixtral_8x7b'),
      models: [{ name: 'x', vocabulary: ['<|im_start|>', '<|im_end|>'] }],
    },
  ],
  'command-r': [
    { official: official('aya_35b', { bosToken: '<BOS_TOKEN>' }) },
    { official: official('command-r-plus_104b', { bosToken: '<BOS_TOKEN>' }) },
    { official: official('command-r_35b', { bosToken: '<BOS_TOKEN>' }) },
  ],
  'deepseek-r1': [
    {
      official: official('deepseek-ai-DeepSeek-R1-Distill-Llama-8B', {
        ...deepseekTokens,
        variables: { enable_thinking: true },
      }),
      deviations: oneCallNotClosed,
    },
    {
      official: official('deepseek-ai-DeepSeek-R1-Distill-Qwen-32B', {
        ...deepseekTokens,
        variables: { enable_thinking: true },
      }),
      deviations: {
        'call, tools no longer offered': 'the official template repeats a reply after its calls, empty',
      },
    },
  ],
  'deepseek-v3': [
    {
      official: official('deepseek-v3_671b', deepseekTokens),
      deviations: oneCallNotClosed,
    },
    { official: official('deepseek-r1_latest', deepseekTokens) },
  ],
  'deepseek-v3.1': [{ official: official('deepseek-v3.1_latest', deepseekTokens) }],
  devstral: [
    {
      official: official('unsloth-mistral-Devstral-Small-2507', mistralTokens),
      deviations: inventedSystemText,
    },
    {
      official: official('mistralai-Ministral-3-14B-Reasoning-2512', mistralTokens),
      deviations: inventedSystemText,
    },
  ],
  gemma: [
    { official: official('google-gemma-2-2b-it', { bosToken: '<bos>' }) },
    {
      official: official('gemma3_270m', { bosToken: '<bos>' }),
      models: [{ name: 'gemma-3-4b-it', eosToken: '<eos>' }],
    },
  ],
  glm4: [{ official: official('GLM-4.6') }],
  granite4: [{ official: official('granite4_350m') }, { official: official('ibm-granite-granite-4.0') }],
  'kimi-k2': [{ official: official('Kimi-K2-Instruct') }],
  llama2: [
    {
      official: official('llama2_7b', mistralTokens),
      models: [{ name: 'Llama-2-7b-chat-hf', eosToken: '</s>' }],
    },
  ],
  llama3: [{ official: official('llama3_8b', llamaTokens) }],
  'llama3.1': [
    { official: official('llama3.1_8b', llamaTokens) },
    { official: official('llama3.2_3b', { ...llamaTokens, variables: { date_string: '04 Jul 2026' } }) },
    { official: official('meta-llama-Llama-3.1-8B-Instruct', llamaTokens) },
    { official: official('meta-llama-Llama-3.3-70B-Instruct', llamaTokens) },
    {
      official: official('meta-llama-Llama-3.2-3B-Instruct', {
        ...llamaTokens,
        variables: { date_string: '04 Jul 2026' },
      }),
    },
  ],
  llama4: [{ official: official('llama4_latest', { bosToken: '<|begin_of_text|>' }) }],
  'mistral-7b': [{ official: official('mistral_7b-instruct-fp16', mistralTokens) }],
  'mistral-nemo': [{ official: official('mistralai-Mistral-Nemo-Instruct-2407', mistralTokens) }],
  'mistral-small': [{ official: official('mistral-small_24b', mistralTokens) }],
  'mistral-v3': [{ official: official('mixtral_8x22b', mistralTokens) }],
  'mistral-v7': [{ official: official('mistral-large_123b', mistralTokens) }],
  mixtral: [{ official: official('mixtral_8x7b', mistralTokens) }],
  phi3: [
    {
      official: official('microsoft-Phi-3.5-mini-instruct', { eosToken: '<|endoftext|>' }),
      deviations: {
        'ends with an answer':
          'the official template ends a finished text with its end token, as for training',
      },
    },
  ],
  phi4: [{ official: official('phi4_14b') }],
  'phi4-mini': [
    {
      official: official('phi4-mini_3.8b'),
      deviations: because('the official template drops calls', [
        'nested arguments',
        'call without arguments',
      ]),
    },
  ],
  'qwen2.5': [
    { official: official('qwen2.5-coder_1.5b') },
    {
      official: official('Qwen-Qwen2.5-7B-Instruct'),
      models: [{ name: 'qwen2.5-7b-instruct', eosToken: '<|im_end|>' }],
    },
  ],
  qwen3: [
    { official: official('qwen3_0.6b') },
    { official: official('Qwen-Qwen3-0.6B') },
    { official: official('Qwen-Qwen3-0.6B', { variables: { enable_thinking: false } }) },
  ],
  smollm2: [{ official: official('smollm2_135m') }],
  vicuna: [{ models: [{ name: 'vicuna-13b-v1.5', eosToken: '</s>' }] }],
  zephyr: [{ official: official('tinyllama_1.1b', { eosToken: '</s>' }) }],
}

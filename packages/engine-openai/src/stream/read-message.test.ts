import { describe, expect, it } from 'vitest'
import { readOllamaMessage } from './read-ollama-message.ts'
import { readOpenAIMessage } from './read-openai-message.ts'
import type { ReplyDelta } from './reply-delta.ts'

const delta = (fields: object) => ({ choices: [{ index: 0, delta: fields, finish_reason: null }] })

describe('a message of an OpenAI-compatible server', () => {
  const cases: readonly (readonly [what: string, message: unknown, delta: ReplyDelta])[] = [
    ['text', delta({ content: 'Hi' }), { text: 'Hi' }],
    [
      'text in parts',
      delta({
        content: [
          { type: 'text', text: 'H' },
          { type: 'text', text: 'i' },
        ],
      }),
      { text: 'Hi' },
    ],
    ['text of a completion', { choices: [{ text: 'Hi', finish_reason: null }] }, { text: 'Hi' }],
    ['a refusal', delta({ content: null, refusal: 'No.' }), { text: 'No.' }],
    ['nothing', delta({ role: 'assistant', content: null }), {}],
    ['reasoning_content', delta({ reasoning_content: 'Hm' }), { reasoning: 'Hm' }],
    ['reasoning', delta({ reasoning: 'Hm' }), { reasoning: 'Hm' }],
    ['thinking', delta({ thinking: 'Hm' }), { reasoning: 'Hm' }],
    [
      'reasoning twice under two names',
      delta({ reasoning: 'Hm', reasoning_content: 'Hm' }),
      { reasoning: 'Hm' },
    ],
    [
      'reasoning_details',
      delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }] }),
      { reasoning: 'Hm' },
    ],
    [
      'thinking among the parts',
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm' }] }] }),
      { reasoning: 'Hm' },
    ],
    [
      'a call',
      delta({ tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }] }),
      { calls: [{ index: 0, id: 'a', name: 'f', arguments: '{}' }] },
    ],
    [
      'arguments as an object',
      delta({ tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }] }),
      { calls: [{ name: 'f', arguments: '{"x":1}' }] },
    ],
    [
      'the older function_call',
      delta({ function_call: { name: 'f', arguments: '{' } }),
      { calls: [{ index: 0, name: 'f', arguments: '{' }] },
    ],
    ['the end', { choices: [{ delta: {}, finish_reason: 'length' }] }, { finish: 'length' }],
    [
      'a whole reply',
      { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] },
      { text: 'Hi', finish: 'stop', whole: true },
    ],
    [
      'usage',
      {
        choices: [],
        usage: { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } },
      },
      { counts: { promptTokens: 5, completionTokens: 2, reusedTokens: 4 } },
    ],
    [
      'usage in a choice',
      { choices: [{ usage: { prompt_tokens: 5, completion_tokens: 2 } }] },
      { counts: { promptTokens: 5, completionTokens: 2 } },
    ],
    [
      'usage under x_groq',
      { choices: [], x_groq: { usage: { prompt_tokens: 5 } } },
      { counts: { promptTokens: 5 } },
    ],
    ['usage that is null', { choices: [{ delta: { content: 'Hi' } }], usage: null }, { text: 'Hi' }],
    [
      'timings of llama-server',
      {
        choices: [{ delta: { content: 'Hi' } }],
        timings: { cache_n: 8, prompt_n: 2, prompt_ms: 4, predicted_n: 3, predicted_ms: 9 },
      },
      {
        text: 'Hi',
        counts: { promptTokens: 10, reusedTokens: 8, completionTokens: 3, prefillMs: 4, decodeMs: 9 },
      },
    ],
    [
      'progress of llama-server',
      { choices: [], prompt_progress: { total: 10, cache: 4, processed: 6, time_ms: 1 } },
      { progress: { processed: 6, total: 10, reused: 4 } },
    ],
    [
      'an error',
      { error: { message: 'no', code: 'x', type: 'y' } },
      { failure: { message: 'no', code: 'x', type: 'y' } },
    ],
    ['an error as text', { error: 'no' }, { failure: { message: 'no' } }],
    [
      'an error of its own kind',
      { object: 'error', message: 'no', code: 400 },
      { failure: { message: 'no', status: 400 } },
    ],
    [
      'an error in a choice',
      { choices: [{ error: { message: 'no', code: 502 } }] },
      { failure: { message: 'no', status: 502 } },
    ],
    ['a detail', { detail: 'no' }, { failure: { message: 'no' } }],
    ['something else', 'text', {}],
  ]

  it.each(cases)('with %s is read', (_, message, expected) => {
    expect(readOpenAIMessage(message)).toEqual(expected)
  })
})

describe('a message of Ollama', () => {
  const cases: readonly (readonly [what: string, message: unknown, delta: ReplyDelta])[] = [
    ['text', { message: { content: 'Hi' }, done: false }, { text: 'Hi' }],
    ['text of generate', { response: 'Hi', done: false }, { text: 'Hi' }],
    ['thinking', { message: { content: '', thinking: 'Hm' }, done: false }, { reasoning: 'Hm' }],
    [
      'a call',
      {
        message: { content: '', tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }] },
        done: false,
      },
      { calls: [{ name: 'f', arguments: '{"x":1}' }] },
    ],
    [
      'the end',
      {
        message: { content: '' },
        done: true,
        done_reason: 'length',
        prompt_eval_count: 5,
        prompt_eval_duration: 2_000_000,
        eval_count: 3,
        eval_duration: 6_000_000,
      },
      { finish: 'length', counts: { promptTokens: 5, prefillMs: 2, completionTokens: 3, decodeMs: 6 } },
    ],
    ['an error', { error: 'model not found' }, { failure: { message: 'model not found' } }],
  ]

  it.each(cases)('with %s is read', (_, message, expected) => {
    expect(readOllamaMessage(message)).toEqual(expected)
  })
})

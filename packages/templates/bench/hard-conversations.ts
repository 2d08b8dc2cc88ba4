import { benchConversations } from './conversations.ts'

const user = { role: 'user', content: 'Hé 😀 <|im_end|>\n\n<think>x</think> {{ 7 }} "q" \\ end ' }
const call = (args: unknown): unknown => ({
  id: 'abcdefghi',
  type: 'function',
  function: { name: 'look_up', arguments: args },
})

const tool = {
  type: 'function',
  function: {
    name: 'look_up',
    description: 'Looks <up>\nthings.',
    parameters: {
      type: 'object',
      properties: {
        query: { type: ['string', 'null'], description: 'What', enum: ['a', 'ü', null] },
        items: { type: 'array', items: { type: 'number' }, default: [1.5, 2] },
        nested: { type: 'object', properties: { deep: { type: 'boolean' } }, required: ['deep'] },
        any: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 0 }] },
      },
      required: ['query', 'items'],
    },
  },
}

const flags = { add_generation_prompt: true, bos_token: '<s>', eos_token: '</s>' }
const arguments_ = { query: 'ü "x"', items: [1, 2.5, null], nested: { deep: true } }

/** Conversations that reach into the corners of templates, as JSON text of their variables. */
export function hardConversations(): string[] {
  const assistant = { role: 'assistant', content: '<think>\nfirst\n</think>\n\nAnswer.  ' }
  const result = {
    role: 'tool',
    name: 'look_up',
    tool_call_id: 'abcdefghi',
    content: '{"n": 1.0, "s": "</tool_response>"}',
  }
  const calling = {
    role: 'assistant',
    content: 'Let me see.',
    reasoning_content: 'hm',
    tool_calls: [call(arguments_)],
  }
  const conversations = [
    ...Object.values(benchConversations),
    { ...flags, messages: [user] },
    { ...flags, add_generation_prompt: false, messages: [user, assistant, user] },
    { ...flags, messages: [{ role: 'system', content: '  S\n' }, user, assistant, user, assistant, user] },
    { ...flags, tools: [tool], messages: [user, calling, result, assistant, user] },
    { ...flags, tools: [tool, tool], messages: [{ role: 'system', content: 'S' }, user, calling, result] },
    {
      ...flags,
      tools: [tool],
      messages: [
        user,
        { role: 'assistant', content: null, tool_calls: [call(arguments_), call({})] },
        result,
        result,
      ],
    },
    {
      ...flags,
      tools: [tool],
      messages: [user, { role: 'assistant', content: '', tool_calls: [call('{"query": "x"}')] }, result],
    },
    { ...flags, messages: [{ role: 'user', content: [{ type: 'text', text: 'part' }, { type: 'image' }] }] },
    {
      ...flags,
      enable_thinking: false,
      messages: [user, { role: 'assistant', content: 'A', reasoning_content: 'R' }, user],
    },
    { ...flags, enable_thinking: true, thinking: true, reasoning_effort: 'high', messages: [user] },
    { ...flags, messages: [{ role: 'developer', content: 'D' }, user] },
    { ...flags, messages: [user, user] },
    { ...flags, messages: [] },
    { ...flags, documents: [{ title: 'T', text: 'X' }], messages: [user] },
  ]
  return conversations.map((conversation) => JSON.stringify(conversation))
}

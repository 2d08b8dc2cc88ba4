import type { JinjaVariables } from '@orion-harness/templates/jinja'

const common = { add_generation_prompt: true, bos_token: '<s>', eos_token: '</s>' }

const tools = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'The weather of a city.',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string', description: 'Name of the city.' },
          days: { type: 'integer', description: 'How many days ahead.' },
        },
        required: ['city'],
      },
    },
  },
]

/** Small conversations that between them use what chat templates do: system text, turns, tools, calls, results. */
export const benchConversations: Readonly<Record<'plain' | 'turns' | 'tools' | 'call', JinjaVariables>> = {
  plain: { ...common, messages: [{ role: 'user', content: 'Hi there!' }] },
  turns: {
    ...common,
    messages: [
      { role: 'system', content: 'You are brief.' },
      { role: 'user', content: 'What is 2 + 2?' },
      { role: 'assistant', content: '4.' },
      { role: 'user', content: 'And 3 + 3?' },
    ],
  },
  tools: { ...common, tools, messages: [{ role: 'user', content: 'Weather in Köln?' }] },
  call: {
    ...common,
    tools,
    messages: [
      { role: 'system', content: 'You are brief.' },
      { role: 'user', content: 'Weather in Köln?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          {
            id: 'call00001',
            type: 'function',
            function: { name: 'get_weather', arguments: { city: 'Köln', days: 2 } },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'call00001', name: 'get_weather', content: '{"sky": "grey"}' },
    ],
  },
}

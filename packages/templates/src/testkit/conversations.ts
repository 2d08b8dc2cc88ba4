import type { AssistantMessage, JsonObject, Message, RenderInput, ToolSpec } from '@orion-harness/core'

/** A conversation every check renders. Its name is what a deviation refers to. */
export interface Conversation {
  readonly name: string
  readonly input: RenderInput
}

const weather: ToolSpec = {
  name: 'get_weather',
  description: 'Current weather of a city',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string', description: 'Name of the city' }, days: { type: 'integer' } },
    required: ['city'],
  },
}

const notes: ToolSpec = {
  name: 'write_notes',
  description: 'Writes notes',
  parameters: {
    type: 'object',
    properties: {
      notes: { type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } },
    },
  },
}

const system: Message = { role: 'system', content: 'You answer briefly.' }
const user: Message = { role: 'user', content: 'First question?' }
const answer: Message = { role: 'assistant', content: 'First answer.' }
const next: Message = { role: 'user', content: 'Second question?' }

function calls(
  list: readonly (readonly [string, JsonObject])[],
  more: Partial<AssistantMessage> = {},
): AssistantMessage {
  const toolCalls = list.map(([name, input], index) => ({
    id: `call0000${index + 1}`,
    name,
    arguments: input,
  }))
  return { role: 'assistant', content: '', toolCalls, ...more }
}

function result(content: string, index = 1, name = 'get_weather'): Message {
  return { role: 'tool', callId: `call0000${index}`, name, content, ok: true }
}

const oslo = calls([['get_weather', { city: 'Oslo', days: 2 }]])
const both = calls([
  ['get_weather', { city: 'Oslo' }],
  ['get_weather', { city: 'Rome' }],
])

function conversation(
  name: string,
  messages: readonly Message[],
  tools: readonly ToolSpec[] = [],
  addGenerationPrompt = true,
): Conversation {
  return { name, input: { messages, tools, addGenerationPrompt } }
}

/** Conversations without tools, then with them; between them they use every place a layout can have. */
export const conversations: readonly Conversation[] = [
  conversation('user', [user]),
  conversation('system', [system, user]),
  conversation('two turns', [user, answer, next]),
  conversation('two turns with system', [system, user, answer, next]),
  conversation('five turns', [system, ...[1, 2, 3, 4].flatMap(() => [{ ...user }, { ...answer }]), next]),
  conversation('ends with an answer', [system, user, answer], [], false),
  conversation('spaces at the ends', [
    { role: 'system', content: '  Spaced system \n' },
    { role: 'user', content: '  spaced question \n' },
    { role: 'assistant', content: '\n spaced answer  ' },
    { role: 'user', content: '\tspaced again ' },
  ]),
  conversation('other scripts', [
    { role: 'system', content: 'Antworte auf Français: naïve ☕' },
    { role: 'user', content: '東京は? 😀 e\u0301' },
    { role: 'assistant', content: 'שלום 🇳🇴' },
    { role: 'user', content: '"quoted" \\ back {{ braces }} {% x %}' },
  ]),
  conversation('several lines', [
    { role: 'user', content: 'a\n\nb\n- c' },
    { role: 'assistant', content: 'd\n\ne' },
    next,
  ]),
  conversation('empty system', [{ role: 'system', content: '' }, user]),
  conversation('reasoning before', [
    user,
    { role: 'assistant', content: 'First answer.', reasoning: 'Hmm.' },
    next,
  ]),
  conversation('tools', [user], [weather]),
  conversation('two tools with system', [system, user, answer, next], [weather, notes]),
  conversation('call', [system, user, oslo, result('4 degrees')], [weather]),
  conversation('call, no system', [user, oslo, result('4 degrees')], [weather]),
  conversation('call, tools no longer offered', [system, user, oslo, result('4 degrees'), answer, next]),
  conversation('two calls', [system, user, both, result('4 degrees'), result('20 degrees', 2)], [weather]),
  conversation('text beside a call', [system, user, { ...oslo, content: 'I look.' }, result('4')], [weather]),
  conversation(
    'reasoning before a call',
    [system, user, { ...oslo, reasoning: 'Look.' }, result('4 degrees')],
    [weather],
  ),
  conversation(
    'two steps',
    [
      system,
      user,
      oslo,
      result('4 degrees'),
      calls([['get_weather', { city: 'Rome' }]]),
      result('20 degrees'),
    ],
    [weather],
  ),
  conversation(
    'turn after reasoning and a call',
    [
      user,
      { ...oslo, reasoning: 'Look.' },
      result('4 degrees'),
      { role: 'assistant', content: 'First answer.', reasoning: 'Seen.' },
      next,
    ],
    [weather],
  ),
  conversation('answer after a call', [system, user, oslo, result('4 degrees'), answer], [weather], false),
  conversation('turn after a call', [system, user, oslo, result('4 degrees'), answer, next], [weather]),
  conversation(
    'nested arguments',
    [
      user,
      calls([
        [
          'write_notes',
          { notes: [{ text: 'naïve "x" \\d\n☕', done: false, at: null, n: 1.5 }], items: 'y' },
        ],
      ]),
      result('written', 1, 'write_notes'),
    ],
    [notes],
  ),
  conversation(
    'call without arguments',
    [user, calls([['get_weather', {}]]), result('4 degrees')],
    [weather],
  ),
  conversation('result of several lines', [user, oslo, result('{"a": "b"}\n\n[1, 2]')], [weather]),
]

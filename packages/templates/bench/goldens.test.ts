import { expect, it } from 'vitest'
import { parseGoldens, scoreGoldens } from './goldens.ts'

const file = parseGoldens(
  JSON.stringify({
    tools: [{ type: 'function', function: { name: 'f' } }],
    conversations: {
      P: { messages: [{ role: 'user', content: 'U' }] },
      T: {
        messages: [
          { role: 'assistant', content: '', tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }] },
        ],
        tools: true,
      },
    },
    templates: {
      plain: {
        bos: '<s>',
        out: {
          P: '<s>U 2026-07-04',
          T: { sha256: '0'.repeat(64) },
          Ts: { error: 'UndefinedError' },
          Tn: { same_as: 'P' },
        },
      },
      calls: {
        out: { T: '{"x": 1}f', Ts: '{"x": 1}f', Tsn: { same_as: 'Ts' }, P: { error: 'UndefinedError' } },
      },
      absent: { out: { P: 'x' } },
    },
  }),
)

const sources = new Map([
  ['plain', "{{ bos_token }}{{ messages[0].content }} {{ strftime_now('%Y-%m-%d') }}"],
  [
    'calls',
    '{% set a = messages[0].tool_calls[0].function.arguments %}{{ a if a is string else a | tojson }}{{ tools[0].function.name }}',
  ],
])

it('counts exact renderings and shows where the others differ', () => {
  const { exact, total, misses } = scoreGoldens(file, sources)
  expect([exact, total]).toEqual([5, 9])
  expect(misses.map(({ template, conversation, at }) => [template, conversation, at])).toEqual([
    ['plain', 'T', 0],
    ['plain', 'Ts', 0],
    ['plain', 'Tn', 3],
    ['absent', 'P', 0],
  ])
})

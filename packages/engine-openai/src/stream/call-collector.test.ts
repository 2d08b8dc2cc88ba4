import { describe, expect, it } from 'vitest'
import { createCallCollector } from './call-collector.ts'
import type { CallFragment } from './call-collector.ts'

const cases: readonly (readonly [
  what: string,
  fragments: readonly CallFragment[],
  calls: readonly (readonly [id: string | undefined, name: string, args: string])[],
])[] = [
  [
    'fragments by index, mixed',
    [
      { index: 0, id: 'a', name: 'one' },
      { index: 1, id: 'b', name: 'two', arguments: '{' },
      { index: 0, arguments: '{"x"' },
      { index: 1, arguments: '}' },
      { index: 0, arguments: ':1}' },
    ],
    [
      ['a', 'one', '{"x":1}'],
      ['b', 'two', '{}'],
    ],
  ],
  [
    'whole calls without an index or an id',
    [
      { name: 'one', arguments: '{}' },
      { name: 'one', arguments: '{"x":1}' },
    ],
    [
      [undefined, 'one', '{}'],
      [undefined, 'one', '{"x":1}'],
    ],
  ],
  [
    'calls that all say index 0',
    [
      { index: 0, id: 'a', name: 'one', arguments: '{}' },
      { index: 0, id: 'b', name: 'two', arguments: '{"y":' },
      { index: 0, arguments: '2}' },
    ],
    [
      ['a', 'one', '{}'],
      ['b', 'two', '{"y":2}'],
    ],
  ],
  [
    'fragments without an index',
    [{ id: 'a', name: 'one' }, { arguments: '{' }, { arguments: '}' }],
    [['a', 'one', '{}']],
  ],
  [
    'fragments by id alone',
    [
      { id: 'a', name: 'one' },
      { id: 'b', name: 'two' },
      { id: 'a', arguments: '{}' },
    ],
    [
      ['a', 'one', '{}'],
      ['b', 'two', ''],
    ],
  ],
  [
    'a name that comes late',
    [
      { index: 0, id: 'a' },
      { index: 0, arguments: '{}' },
      { index: 0, name: 'one' },
    ],
    [['a', 'one', '{}']],
  ],
  [
    'a name that comes with every fragment',
    [
      { index: 0, id: 'a', name: 'one', arguments: '{' },
      { index: 0, id: 'a', name: 'one', arguments: '}' },
    ],
    [['a', 'one', '{}']],
  ],
  ['a call that never gets a name', [{ index: 0, arguments: '{}' }], []],
]

describe('a call collector', () => {
  it.each(cases)('puts together %s', (_, fragments, calls) => {
    expect(take(fragments, 'tool-calls')).toEqual(calls)
  })

  it('leaves out the last call when the reply was cut off inside it', () => {
    const fragments = [
      { index: 0, name: 'one', arguments: '{"x":1}' },
      { index: 1, name: 'two', arguments: '{"y":' },
    ]
    expect(take(fragments, 'length')).toEqual([[undefined, 'one', '{"x":1}']])
  })

  it('keeps the last call when the reply was cut off behind it', () => {
    expect(take([{ index: 0, name: 'one', arguments: '{"x":1}' }], 'length')).toHaveLength(1)
  })
})

function take(fragments: readonly CallFragment[], reason: 'length' | 'tool-calls') {
  const collector = createCallCollector()
  for (const fragment of fragments) collector.push(fragment)
  return collector.take(reason).map(({ id, name, arguments: text }) => [id, name, text])
}

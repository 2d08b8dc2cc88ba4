import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe, withRules } from './__fixtures__/scripted-turn.ts'
import { requireEarlier } from './require-earlier.ts'

const readBeforeEdit = requireEarlier({ tools: 'edit', needs: 'read', same: 'path' })

describe('requireEarlier', () => {
  test('denies an edit of a file that was not read, and says what to do', async () => {
    const edit = probe('edit')
    const { results } = await playTurn([calls(['edit', { path: 'a.txt' }]), 'ok'], {
      tools: [probe('read'), edit],
      ...withRules(readBeforeEdit),
    })
    expect(edit.runs).toEqual([])
    expect(results[0]?.error?.code).toBe('denied')
    expect(results[0]?.error?.message).toBe(
      'this was not allowed: edit needs a successful read with path "a.txt" before it. ' +
        'Call read with path "a.txt" first, then edit again.',
    )
  })

  test('a read earlier in the same reply counts, a later one does not', async () => {
    for (const [order, runs] of [
      [['read', 'edit'], 1],
      [['edit', 'read'], 0],
    ] as const) {
      const edit = probe('edit')
      const reply = calls(...order.map((name) => [name, { path: 'a' }] as const))
      await playTurn([reply, 'ok'], { tools: [probe('read'), edit], ...withRules(readBeforeEdit) })
      expect(edit.runs).toHaveLength(runs)
    }
  })

  test('a slow read in the same reply has ended before the edit is judged', async () => {
    const edit = probe('edit')
    const read = probe('read', () => new Promise((resolve) => setTimeout(resolve, 5, 'text')))
    await playTurn([calls(['read', { path: 'a' }], ['edit', { path: 'a' }]), 'ok'], {
      tools: [read, edit],
      ...withRules(readBeforeEdit),
    })
    expect(edit.runs).toHaveLength(1)
  })

  test('a failed read, a read of another file and an edit without a path do not pass', async () => {
    const edit = probe('edit')
    const read = probe('read', ({ path }) => {
      if (path === 'broken') throw new Error('no such file')
      return 'text'
    })
    const { results } = await playTurn(
      [
        calls(['read', { path: 'broken' }], ['read', { path: 'b' }]),
        calls(['edit', { path: 'broken' }], ['edit', { path: 'a' }], ['edit', {}]),
        'ok',
      ],
      { tools: [read, edit], ...withRules(readBeforeEdit) },
    )
    expect(edit.runs).toEqual([])
    expect(results.at(-1)?.error?.message).toContain('edit does not say what it is about')
  })

  test('./a//b is the file a/b, and a/../b is not b', async () => {
    const edit = probe('edit')
    await playTurn(
      [
        calls(
          ['read', { path: './a//b' }],
          ['read', { path: 'b' }],
          ['edit', { path: 'a/b' }],
          ['edit', { path: 'a/../b' }],
        ),
        'ok',
      ],
      { tools: [probe('read'), edit], ...withRules(readBeforeEdit) },
    )
    expect(edit.runs).toEqual([{ path: 'a/b' }])
  })

  test('a result that has been dropped from the conversation has to be read again', async () => {
    const edit = probe('edit')
    const options = { tools: [probe('read'), edit], ...withRules(readBeforeEdit) }
    const { agent, entries } = await playTurn([calls(['read', { path: 'a' }]), 'ok'], options)
    const read = entries.find((entry) => entry.type === 'tool-result')
    const { conversation } = agent
    conversation.append({ type: 'elide', target: read?.id ?? '', text: '…', reason: 'old', turn: 1, step: 2 })
    const { results } = await playTurn([calls(['edit', { path: 'a' }]), 'ok'], { ...options, conversation })
    expect(edit.runs).toEqual([])
    expect(results.at(-1)?.error?.message).toContain('is no longer in the conversation')
  })

  test('what counts is the file that was really read, also when a person had changed it', async () => {
    const edit = probe('edit')
    const script = [
      calls(['read', { path: 'a' }]),
      calls(['edit', { path: 'a' }], ['edit', { path: 'b' }]),
      'ok',
    ]
    await playTurn(script, {
      tools: [probe('read'), edit],
      ask: async () => ({ type: 'edit', arguments: { path: 'b' } }),
      ...withRules(readBeforeEdit, {
        name: 'ask',
        beforeTool: ({ call }) => (call.name === 'read' ? { type: 'ask', question: 'Read?' } : undefined),
      }),
    })
    expect(edit.runs).toEqual([{ path: 'b' }])
  })
})

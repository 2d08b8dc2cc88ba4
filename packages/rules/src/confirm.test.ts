import type { AskAnswer, AskRequest, JsonObject } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe, withRules } from './__fixtures__/scripted-turn.ts'
import { confirm } from './confirm.ts'
import { guardArguments } from './guard-arguments.ts'

describe('confirm', () => {
  const asking = (answers: readonly AskAnswer[]) => {
    const asked: AskRequest[] = []
    return {
      asked,
      ask: async (request: AskRequest) => {
        asked.push(request)
        return answers[asked.length - 1] ?? { type: 'deny' as const }
      },
    }
  }

  test('nothing runs where nobody can be asked', async () => {
    const send = probe('send')
    const { results } = await playTurn([calls(['send', { to: 'a' }]), 'ok'], {
      tools: [send],
      ...withRules(confirm({ tools: 'send' })),
    })
    expect(send.runs).toEqual([])
    expect(results[0]?.text).toContain('nobody could be asked')
  })

  test('allow once asks again, allow for this conversation does not', async () => {
    for (const [answer, questions] of [
      ['allow', 3],
      ['allow-always', 1],
    ] as const) {
      const send = probe('send')
      const { asked, ask } = asking([{ type: answer }, { type: answer }, { type: answer }])
      await playTurn(
        [calls(['send', { to: 'a' }], ['send', { to: 'b' }]), calls(['send', { to: 'c' }]), 'ok'],
        {
          tools: [send],
          ask,
          ...withRules(confirm({ tools: 'send' })),
        },
      )
      expect(send.runs).toHaveLength(3)
      expect(asked).toHaveLength(questions)
    }
  })

  test('the scope of a permission can be the very call or what a function names', async () => {
    const byCall = asking([{ type: 'allow-always' }, { type: 'deny' }])
    const byName = asking([{ type: 'allow-always' }, { type: 'deny' }])
    const script = [
      calls(['send', { to: 'a', text: 1 }], ['send', { text: 1, to: 'a' }], ['send', { to: 'a', text: 2 }]),
      'ok',
    ]
    const first = probe('send')
    await playTurn(script, {
      tools: [first],
      ask: byCall.ask,
      ...withRules(confirm({ tools: 'send', scope: 'call' })),
    })
    expect(first.runs).toHaveLength(2)
    const second = probe('send')
    const scope = (call: { readonly arguments: JsonObject }) =>
      `send to ${JSON.stringify(call.arguments['to'])}`
    await playTurn(script, {
      tools: [second],
      ask: byName.ask,
      ...withRules(confirm({ tools: 'send', scope })),
    })
    expect(second.runs).toHaveLength(3)
    expect(byName.asked[0]).toMatchObject({
      question: 'Run send with {"to":"a","text":1}?',
      scope: 'send to "a"',
    })
  })

  test('edited arguments run, and only after they are judged again', async () => {
    const send = probe('send')
    const { ask } = asking([
      { type: 'edit', arguments: { to: 'safe' } },
      { type: 'edit', arguments: { to: 'forbidden' } },
    ])
    const guard = guardArguments({
      tools: 'send',
      check: ({ to }) => (to === 'forbidden' ? 'not to them.' : undefined),
    })
    const { results } = await playTurn([calls(['send', { to: 'a' }], ['send', { to: 'b' }]), 'ok'], {
      tools: [send],
      ask,
      ...withRules(confirm({ tools: 'send' }), guard),
    })
    expect(send.runs).toEqual([{ to: 'safe' }])
    expect(results[1]?.error?.code).toBe('denied')
  })

  test('only the calls it is about are asked about', async () => {
    const { asked, ask } = asking([{ type: 'allow' }])
    await playTurn([calls(['send', { to: 'a' }], ['send', { to: 'boss' }], ['look', {}]), 'ok'], {
      tools: [probe('send'), probe('look')],
      ask,
      ...withRules(confirm({ tools: 'send', when: ({ arguments: { to } }) => to === 'boss' })),
    })
    expect(asked.map(({ call }) => call.arguments)).toEqual([{ to: 'boss' }])
  })
})

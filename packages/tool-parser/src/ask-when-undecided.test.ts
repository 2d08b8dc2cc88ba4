import type { AssistantEntry, RuleContext } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { askWhenUndecided } from './ask-when-undecided.ts'
import { sampleTools } from './testing/sample-tools.ts'

function ask(repairs: readonly string[], id: string): unknown {
  const call = { id: 'c1', name: 'bash', arguments: { command: 'ls' } }
  const entry: AssistantEntry & {
    readonly id: string
    readonly turn: number
    readonly step: number
    readonly at: number
  } = {
    type: 'assistant',
    id: 'e1',
    turn: 1,
    step: 1,
    at: 0,
    text: '',
    calls: [{ ...call, id: 'c0' }, call],
    readings: [
      { format: 'hermes', repairs: [] },
      { format: 'hermes', repairs },
    ],
    finish: 'stop',
    usage: { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true },
  }
  const [tool] = sampleTools
  if (tool === undefined) throw new Error('There are no sample tools.')
  const context: Pick<RuleContext, 'call' | 'tool' | 'conversation'> = {
    call: { ...call, id },
    tool,
    conversation: { id: 'x', entries: [entry], view: (view) => view.initial(), entry: () => undefined },
  }
  return askWhenUndecided.beforeTool?.(context as RuleContext)
}

test('a call that may be an example is asked about', () => {
  expect(ask(['undecided'], 'c1')).toMatchObject({
    type: 'ask',
    question: expect.stringContaining('"bash" that reads like an example'),
  })
})

test('every other call is none of its business', () => {
  expect(ask(['trailing-comma'], 'c1')).toBeUndefined()
  expect(ask(['undecided'], 'c0')).toBeUndefined()
  expect(ask(['undecided'], 'c9')).toBeUndefined()
})

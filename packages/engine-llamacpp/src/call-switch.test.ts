import { expect, test } from 'vitest'
import { createCallSwitch } from './call-switch.ts'
import type { CallGrammar } from './output-grammars.ts'

const types = (call: Pick<CallGrammar, 'open' | 'close'>, ...texts: readonly string[]) => {
  const calls = createCallSwitch([{ ...call } as CallGrammar])
  return texts.map((text) => calls.push(text)?.type)
}

test('a call is open from its opening to its closing, wherever the tokens cut them', () => {
  expect(types({ open: '<call>', close: '</call>' }, 'so <ca', 'll>', '{}</c', 'all>', 'done')).toEqual([
    undefined,
    'opened',
    undefined,
    'closed',
    undefined,
  ])
})

test('a call without a closing lasts until the reply ends', () => {
  expect(types({ open: '[CALLS]', close: '' }, '[CALLS]', '[]', ' more')).toEqual([
    'opened',
    undefined,
    undefined,
  ])
})

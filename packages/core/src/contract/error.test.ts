import { expect, it } from 'vitest'
import { HarnessError } from './error.ts'

it('an error as JSON has everything but its cause, and of that the message', () => {
  const options = { hint: 'Try again.', data: { tries: 2 }, cause: new TypeError('fetch failed') }
  expect(JSON.parse(JSON.stringify(new HarnessError('ENGINE_FAILED', 'It broke.', options)))).toEqual({
    code: 'ENGINE_FAILED',
    message: 'It broke.',
    hint: 'Try again.',
    data: { tries: 2 },
    cause: 'fetch failed',
  })
  expect(new HarnessError('ENGINE_FAILED', 'It broke.', { cause: 'no reason' }).toJSON()).toEqual({
    code: 'ENGINE_FAILED',
    message: 'It broke.',
    cause: 'no reason',
  })
})

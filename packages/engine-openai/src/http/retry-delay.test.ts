import { describe, expect, it } from 'vitest'
import { askedDelay, retryDelay } from './retry-delay.ts'

const retries = { count: 2, backoffMs: 500, mostMs: 30_000 }

describe('the wait before a retry', () => {
  it.each([
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:01:00 GMT' }, 50_000],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:01 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('is read from %o as %s ms', (headers, ms) => {
    expect(askedDelay(new Headers(headers), 10_000)).toBe(ms)
  })

  it('doubles, give or take a quarter, up to the longest one', () => {
    const waits = (random: number) =>
      [1, 2, 3, 9].map((at) => retryDelay(at, undefined, retries, () => random))
    expect(waits(0)).toEqual([375, 750, 1_500, 22_500])
    expect(waits(0.5)).toEqual([500, 1_000, 2_000, 30_000])
  })

  it('is the one the server asks for, and none when that is too long', () => {
    expect([retryDelay(1, 20_000, retries), retryDelay(1, 31_000, retries)]).toEqual([20_000, undefined])
  })
})

import { expect, test } from 'vitest'
import { sameCalls } from './same-calls.ts'

const calculate = (expression: string) => ({ name: 'calculator', arguments: { expression } })
const clock = { name: 'clock', arguments: { timezone: 'Asia/Tokyo' } }

test('white space in an expression does not matter', () => {
  expect(sameCalls([calculate('12*7')], [calculate('12 * 7')])).toBe(true)
})

test('white space anywhere else does', () => {
  expect(sameCalls([{ ...clock, arguments: { timezone: 'Asia/ Tokyo' } }], [clock])).toBe(false)
})

test('order, names, the number of calls and every argument matter', () => {
  const wanted = [calculate('1+2'), clock]
  expect(sameCalls([calculate('1+2'), clock], wanted)).toBe(true)
  expect(sameCalls([clock, calculate('1+2')], wanted)).toBe(false)
  expect(sameCalls([calculate('1+2')], wanted)).toBe(false)
  expect(sameCalls([{ ...calculate('1+2'), name: 'clock' }, clock], wanted)).toBe(false)
  expect(sameCalls([calculate('1+2'), { ...clock, arguments: {} }], wanted)).toBe(false)
})

test('the order of keys does not matter', () => {
  const first = { name: 'send_mail', arguments: { to: 'a', body: 'b' } }
  expect(sameCalls([first], [{ name: 'send_mail', arguments: { body: 'b', to: 'a' } }])).toBe(true)
})

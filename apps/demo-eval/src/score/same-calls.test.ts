import { expect, test } from 'vitest'
import { sameCalls } from './same-calls.ts'

const calculate = (expression: string) => ({ name: 'calculator', arguments: { expression } })
const clock = { name: 'clock', arguments: { timezone: 'Asia/Tokyo' } }

test('white space in an expression does not matter', () => {
  expect(sameCalls([calculate('12*7')], [calculate('12 * 7')])).toBe(true)
})

test.each([
  ['8 * 10 * 7.6', '8 * 7.6 * 10'],
  ['27 - 2 * 8', '27 - 8 * 2'],
  ['(2 * 12 + 1) / 3', '(12 * 2 + 1) / 3'],
  ['2 * 9 / 3', '9 * 2 / 3'],
])('the order of factors does not matter: %s is %s', (made, wanted) => {
  expect(sameCalls([calculate(made)], [calculate(wanted)])).toBe(true)
})

test.each([
  ['12 / 2 * 3', '12 / 3 * 2'],
  ['12 % 5 * 3', '12 % 3 * 5'],
  ['2 * (3 + 4) * 5 * 6', '2 * (3 + 4) * 5 * 7'],
  ['2 - 3', '3 - 2'],
  ['12 * 7', '21 * 7'],
  ['1 * 23', '12 * 3'],
])('any other order does, and so does each number: %s is not %s', (made, wanted) => {
  expect(sameCalls([calculate(made)], [calculate(wanted)])).toBe(false)
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

import { charClass, choice, optional, repeat, sequence, type Gbnf } from './gbnf.ts'

const digit: Gbnf = charClass([[0x30, 0x39]])
const letterOrDigit: Gbnf = charClass([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
])
const signs: Readonly<Record<string, Gbnf>> = {
  '~': optional('\n'),
  '#': choice('0', sequence(charClass([[0x31, 0x39]]), repeat(digit, 0, 2))),
  '@': repeat(letterOrDigit, 9, 9),
}

/** A text of a `CallLayout` with its signs: `~` a line break or none, `#` a number, `@` an id. */
export function spellLayout(text = ''): Gbnf {
  return sequence(...text.split(/([~#@])/u).map((part) => signs[part] ?? part))
}

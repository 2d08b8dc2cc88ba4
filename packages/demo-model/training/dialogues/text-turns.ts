import type { Turn } from './dialogue.ts'
import { plainTurn } from './memory-turns.ts'
import type { Scene } from './scene.ts'
import type { Source } from './source.ts'
import { anyWord, codeValue, digits, personName, sentence } from './values.ts'
import { fill, lines, say } from './wording.ts'

/** A text is repeated exactly: a skill by itself, and the densest lesson in copying. */
export function echoTurn({ source }: Scene): Turn {
  const text = makeText(source)
  return plainTurn('echo', fill(source.choose(echoes), { x: text }), text, { equals: text })
}

/** A text is given to read, and taken note of. */
export function fillerTurn({ source }: Scene): Turn {
  const text = Array.from({ length: source.integer(2, 9) }, () => sentence(source)).join(' ')
  return plainTurn('filler', say(source, source.choose(readings), { s: text }), 'OK, I have read it.', {
    contains: [['read it']],
  })
}

function makeText(source: Source): string {
  if (source.chance(0.2)) return sentence(source).replace(/\.$/, '')
  const word = (): string =>
    source.weighted([
      [anyWord, 6],
      [personName, 1],
      [codeValue, 2],
      [(from: Source) => digits(from, 1, 7), 1],
    ])(source)
  const words = Array.from({ length: source.pick([1, 1, 2, 3, 4, 6, 9]) }, word).join(' ')
  return source.chance(0.04) ? Array.from({ length: source.integer(2, 4) }, () => words).join(' ') : words
}

const echoes = lines(`
repeat after me: {x}
say {x}
repeat: {x}
echo {x}
please repeat {x}
write exactly this: {x}
Say this: {x}
Say: {x}
repeat this for me: {x}
Echo: {x}
copy this text: {x}
Say {x}
say "{x}"
print {x}
write {x}
Say exactly: {x}
repeat the words {x}
please say {x}
type {x}
Repeat this: {x}
can you say {x}
say the words {x}
Please write {x}
repeat exactly: {x}
`)

const readings = lines(`
read this: {s}
here is a note: {s}
just say ok: {s}
some text: {s}
for later: {s}
this is a paragraph: {s}
{s}
here is a text: {s}
please read this: {s}
text: {s}
{s}
have a look at this: {s}
here is what I wrote: {s}
my notes: {s}
a small text for you: {s}
please read my text: {s}
`)

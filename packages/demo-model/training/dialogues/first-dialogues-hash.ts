import { createHash } from 'node:crypto'
import { makeDialogue } from './make-dialogue.ts'
import { renderDialogue } from './render-dialogue.ts'
import { createSource, withLessons } from './source.ts'

const count = 1_000

/** SHA-256 of a thousand dialogues that are made with a seed, of every part: it changes when the generator does. */
export function firstDialoguesHash(seed: number): string {
  const hash = createHash('sha256')
  const first = createSource(seed, 'train')
  const sources = [first, first, withLessons(first, 2), withLessons(first, 3)]
  for (let index = 0; index < count; index++) {
    const source = sources[index % 4] ?? first
    const dialogue = makeDialogue(source, source.pick([200, 800, 2_400]), index % 2 === 0 ? 'main' : 'last')
    for (const { text, learned } of renderDialogue(dialogue)) hash.update(learned ? `+${text}` : `-${text}`)
  }
  return hash.digest('hex')
}

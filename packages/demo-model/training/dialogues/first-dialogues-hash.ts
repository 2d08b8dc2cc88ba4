import { createHash } from 'node:crypto'
import { makeDialogue } from './make-dialogue.ts'
import { renderDialogue } from './render-dialogue.ts'
import { createSource } from './source.ts'

const count = 1_000

/** SHA-256 of a thousand dialogues that are made with a seed, of both parts: it changes when the generator does. */
export function firstDialoguesHash(seed: number): string {
  const hash = createHash('sha256')
  const source = createSource(seed, 'train')
  for (let index = 0; index < count; index++) {
    const dialogue = makeDialogue(source, source.pick([200, 800, 2_400]), index % 2 === 0 ? 'main' : 'last')
    for (const { text, learned } of renderDialogue(dialogue)) hash.update(learned ? `+${text}` : `-${text}`)
  }
  return hash.digest('hex')
}

import { createHash } from 'node:crypto'
import { makeDialogue } from './make-dialogue.ts'
import { renderDialogue } from './render-dialogue.ts'
import { createSource } from './source.ts'

const count = 1_000

/** SHA-256 of a thousand dialogues of a seed, learned and held out: it changes when the generator does. */
export function firstDialoguesHash(seed: number): string {
  const hash = createHash('sha256')
  for (const split of ['train', 'held-out'] as const) {
    const source = createSource(seed, split)
    for (let index = 0; index < count / 2; index++) {
      const dialogue = makeDialogue(source, source.pick([200, 800, 2_400]))
      for (const { text, learned } of renderDialogue(dialogue)) hash.update(learned ? `+${text}` : `-${text}`)
    }
  }
  return hash.digest('hex')
}

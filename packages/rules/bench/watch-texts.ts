import { watchTextRepetition } from '../src/text-repetition.ts'

/** Replies that keep the watcher busy and are never cut. */
export const replies: Readonly<Record<string, (size: number) => string>> = {
  words: (size) => fill(size, (index) => `${(index * 2_654_435_761) % 99_991} `),
  'numbered lines that look alike': (size) => fill(size, (index) => `${index}. The same line again.\n`),
  'repetitions that stop short': (size) => fill(size, (index) => `${'la '.repeat(120)}${index}`),
  'a period with a flaw in each turn': (size) => fill(size, (index) => `${'a'.repeat(390)}${index % 7}`),
}

/** Gives a reply to a watcher in pieces of four characters; the number of pieces that were read. */
export function watchReply(text: string): number {
  const watcher = watchTextRepetition()
  for (let at = 0; at < text.length; at += 4) {
    if (watcher.push(text.slice(at, at + 4)) !== undefined) return at / 4
  }
  return Math.ceil(text.length / 4)
}

function fill(size: number, part: (index: number) => string): string {
  let text = ''
  for (let index = 0; text.length < size; index++) text += part(index)
  return text.slice(0, size)
}

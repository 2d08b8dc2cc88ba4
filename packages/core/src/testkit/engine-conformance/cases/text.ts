import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame } from '../expect.ts'
import { sceneSays } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** Text that engines tend to damage; the reply must come out as it was said. */
export const textCases: readonly EngineCase[] = [
  says('text/empty', 'an empty reply is an empty reply, not an error', ''),
  says(
    'text/multibyte',
    'characters of two and three bytes arrive whole',
    'Crème brûlée, naïve Übung, 日本語、한국어, नमस्ते',
  ),
  says('text/emoji', 'no delta splits a surrogate pair', '🙂👩‍👩‍👧‍👦 and 🇫🇷, 𝄞 and 𝒳 — 🙂🙂🙂'),
  says('text/controls', 'line ends, tabs and control characters are kept', 'a\r\nb\tc\u0001d\u007fe\n\n'),
  says('text/spaces', 'white space at both ends is kept', '  \n two before, three after   '),
  says(
    'text/markup',
    'text that looks like a tag or a frame of a stream is text',
    '<b>&amp;</b>\ndata: [DONE]\n\n: no comment\n</s>',
  ),
  says('text/long', 'a long reply is not cut', 'All work and no play makes a dull reply. '.repeat(200)),
]

function says(id: string, title: string, words: string): EngineCase {
  return {
    id,
    title,
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const said = sceneSays(fixture, words)
        const { text, texts } = await collectFinished(engine, said.request)
        const torn = texts.find((event) => !event.text.isWellFormed())
        expect(torn === undefined, 'a delta ends in the middle of a character')
        expectSame(text, said.text, 'the text')
        return undefined
      }),
  }
}

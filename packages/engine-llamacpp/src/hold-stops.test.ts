import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStopHold } from './hold-stops.ts'

const shortText = fc.string({ unit: fc.constantFrom('a', 'b', '<', '>'), maxLength: 30 })
const stop = fc.string({ unit: fc.constantFrom('a', 'b', '<', '>'), minLength: 1, maxLength: 4 })

function feed(chunks: readonly string[], stops: readonly string[]) {
  const hold = createStopHold(stops)
  let shown = ''
  for (const chunk of chunks) {
    const step = hold.push(chunk)
    shown += step.shown
    if (step.stopped) return { shown, stopped: true }
  }
  return { shown: shown + hold.flush(), stopped: false }
}

test('what is shown is the text before the first stop string, however it was split', () => {
  fc.assert(
    fc.property(fc.array(shortText), fc.array(stop, { maxLength: 3 }), (chunks, stops) => {
      const whole = chunks.join('')
      const firstEnd = Math.min(
        ...Array.from({ length: whole.length }, (_, end) => end + 1).filter((end) =>
          stops.some((text) => whole.slice(0, end).endsWith(text)),
        ),
      )
      const single = feed(whole.split(''), stops)
      const reached = firstEnd !== Infinity
      expect(single.stopped).toBe(reached)
      expect(whole.startsWith(single.shown)).toBe(true)
      expect(reached || single.shown === whole).toBe(true)
      for (const text of stops) expect(single.shown).not.toContain(text)
      expect(feed(chunks, stops).stopped).toBe(single.stopped)
    }),
    { numRuns: 500 },
  )
})

test('only what may begin a stop string is held back', () => {
  const hold = createStopHold(['</end>'])
  expect(hold.push('plain text <')).toEqual({ shown: 'plain text ', stopped: false })
  expect(hold.push('/e')).toEqual({ shown: '', stopped: false })
  expect(hold.push('xample')).toEqual({ shown: '</example', stopped: false })
  expect(hold.push('</end> and more')).toEqual({ shown: '', stopped: true })
})

test('an empty stop string stops nothing', () => {
  expect(createStopHold(['']).push('text')).toEqual({ shown: 'text', stopped: false })
})

import { expect, it } from 'vitest'
import { createReaders } from './events.ts'

it('every reader of the benchmark reads the whole text', async () => {
  const readers = await createReaders(200)
  const read = [await readers.bare(), await readers.engine(), await readers.sdk()]
  expect(read).toEqual([readers.characters, readers.characters, readers.characters])
})

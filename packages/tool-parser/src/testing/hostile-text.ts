import fc from 'fast-check'
import { hostilePieces } from './hostile-pieces.ts'

/** Text made of what could be taken for syntax, and of ordinary words. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...hostilePieces), weight: 3 },
      { arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }), weight: 1 },
      { arbitrary: fc.constantFrom('the ', 'file', ' is', ' here.', 'a'), weight: 1 },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

/** Remembers results for texts, up to a number of characters in all; the least recently used go first. */
export interface PieceCache<Value> {
  get(key: string, make: () => Value): Value
}

/** `maxCharacters` counts the keys' characters. A single key beyond a quarter of it is not kept. */
export function createPieceCache<Value>(maxCharacters: number): PieceCache<Value> {
  const values = new Map<string, Value>()
  let characters = 0

  return {
    get(key, make) {
      const known = values.get(key)
      if (known !== undefined) {
        values.delete(key)
        values.set(key, known)
        return known
      }
      const value = make()
      if (key.length * 4 > maxCharacters) return value
      values.set(key, value)
      characters += key.length
      for (const oldest of values.keys()) {
        if (characters <= maxCharacters) break
        values.delete(oldest)
        characters -= oldest.length
      }
      return value
    },
  }
}

/** Up to three of `names` that look most like `name`, best first: those that share half of their pairs of letters. */
export function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = pairsOf(name)
  const likenesses = names.map((candidate) => {
    const pairs = pairsOf(candidate)
    return {
      candidate,
      likeness: (2 * [...pairs].filter((pair) => wanted.has(pair)).length) / (pairs.size + wanted.size),
    }
  })
  return likenesses
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((left, right) => right.likeness - left.likeness)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** Neighbouring letters of a name, whatever its case and separators; its first letter also alone. */
function pairsOf(name: string): Set<string> {
  const letters = ` ${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 64)}`
  return new Set(Array.from(letters, (letter, index) => letter + letters.charAt(index + 1)))
}

/**
 * The zone a wrong name most likely meant: one whose city is the name (`tokyo`, `New York`), else one whose name is
 * at most two edits away; undefined when there is none or the nearest is not unique.
 */
export function suggestTimeZone(name: string): string | undefined {
  const wanted = normalise(name)
  if (wanted === '' || wanted.length > 60) return undefined
  const zones = Intl.supportedValuesOf('timeZone')
  const byCity = zones.find((zone) => cityOf(normalise(zone)) === cityOf(wanted))
  if (byCity !== undefined) return byCity
  const distances = zones.map((zone) => {
    const full = normalise(zone)
    return { zone, distance: Math.min(distance(full, wanted), distance(cityOf(full), wanted)) }
  })
  const [first, second] = distances.toSorted((left, right) => left.distance - right.distance)
  if (first === undefined || first.distance > 2 || first.distance * 3 > wanted.length) return undefined
  return second?.distance === first.distance ? undefined : first.zone
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
}

function cityOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** Levenshtein distance. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[right.length] ?? 0
}

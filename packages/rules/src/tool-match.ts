/** Which tools are meant: a name, several, a pattern, or a predicate over the name. */
export type ToolMatch = string | readonly string[] | RegExp | ((name: string) => boolean)

/** True when `name` is meant. */
export function matchesTool(match: ToolMatch, name: string): boolean {
  if (typeof match === 'function') return match(name)
  if (typeof match === 'string') return match === name
  return match instanceof RegExp ? name.search(match) !== -1 : match.includes(name)
}

/** The match in words for a model: its names, or undefined when it has none to tell. */
export function describeTools(match: ToolMatch): string | undefined {
  if (typeof match === 'string') return match
  return typeof match === 'function' || match instanceof RegExp ? undefined : match.join(' or ')
}

/** The names that a match spells out; empty for a pattern or a predicate. */
export function namedTools(match: ToolMatch): readonly string[] {
  if (typeof match === 'string') return [match]
  return typeof match === 'function' || match instanceof RegExp ? [] : match
}

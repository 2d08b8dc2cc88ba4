import type { Entry } from '@orion-harness/core'

const longestTitle = 60

/** A title from the first message of the person, for a session that was given none. */
export function titleFrom(entry: Entry | undefined): string {
  if (entry?.type !== 'user') return ''
  const line = entry.text.trim().split('\n')[0] ?? ''
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1).toWellFormed()}…`
}

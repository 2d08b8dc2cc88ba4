/** Texts that look like tags nearly all the time, and one that never does. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  prose: (size) => fill(size, 'The cat sat on the mat, and the dog looked on. '),
  brackets: (size) => '<'.repeat(size),
  'brackets with space': (size) => fill(size, `<${' '.repeat(500)}`),
  'one bracket and space': (size) => `<${' '.repeat(size - 1)}`,
  'escaped ampersands': (size) => `&${'amp;'.repeat(size / 4)}`,
  'ampersands escaped again': (size) => fill(size, '&amp;'),
  'beginnings of the tag': (size) => fill(size, '<system-remind '),
  'whole tags': (size) => fill(size, '<system-reminder>'),
  'entities for letters': (size) => fill(size, '<&#115;&#121;'),
}

function fill(size: number, part: string): string {
  return part.repeat(Math.ceil(size / part.length)).slice(0, size)
}

/** A fenced block of TypeScript in a markdown file. */
export interface Fence {
  /** Line of the opening fence, from 1. */
  readonly line: number
  readonly code: string
}

/** Every ```` ```ts ```` block of a markdown text. */
export function fencesOf(markdown: string): readonly Fence[] {
  const fences: Fence[] = []
  let open: { line: number; code: string[] } | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open === undefined) {
      if (/^```ts\s*$/.test(line)) open = { line: index + 1, code: [] }
    } else if (/^```\s*$/.test(line)) {
      fences.push({ line: open.line, code: `${open.code.join('\n')}\n` })
      open = undefined
    } else open.code.push(line)
  }
  return fences
}

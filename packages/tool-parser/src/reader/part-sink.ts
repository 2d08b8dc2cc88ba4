import type { ReadPart } from '@orion-harness/core'

/** Longest run of white space that is held back in case a call follows it. */
const longestSpace = 64

/** Collects parts, joining neighbours, and holds white space back until it is known to be prose. */
export interface PartSink {
  /** The parts since the last time. */
  take(): readonly ReadPart[]
  /** Adds prose or reasoning. White space at its end waits for what follows it. */
  text(type: 'text' | 'reasoning', text: string): void
  /** Adds a part that is not prose. White space around it belongs to the markup. */
  part(part: ReadPart): void
  /** Forgets the white space that waits, because markup follows it. */
  dropSpace(): void
  /** Drops blank lines until the next visible text: they belong to markup that came before. */
  skipBlank(): void
  /** Lets the waiting white space out, at the end of the reply. */
  flush(): void
}

/** Creates an empty sink. */
export function createPartSink(): PartSink {
  let parts: ReadPart[] = []
  let space = ''
  let spaceType: 'text' | 'reasoning' = 'text'
  let blank = false
  /** Text was shown, and then a call: what follows begins a line of its own. */
  let hasText = false
  let gap = false

  const push = (type: 'text' | 'reasoning', text: string): void => {
    if (text === '') return
    const last = parts.at(-1)
    if (last?.type === type) parts[parts.length - 1] = { type, text: last.text + text }
    else parts.push({ type, text })
  }

  /** Lets out what is too long to wait. */
  const letOut = (type: 'text' | 'reasoning'): void => {
    if (space.length <= longestSpace) return
    if (!blank) push(type, space.slice(0, -longestSpace))
    space = space.slice(-longestSpace)
  }

  return {
    take(): readonly ReadPart[] {
      const taken = parts
      parts = []
      return taken
    },
    text(type, text): void {
      if (spaceType !== type) {
        space = ''
        spaceType = type
      }
      const visible = text.trimEnd()
      if (visible === '') {
        space += text
        letOut(type)
        return
      }
      let lead = space + visible
      if (blank) lead = lead.replace(/^\s*\n/, '').replace(/^[^\S\n]+(?=\S)/, '')
      blank = false
      if (type === 'text') {
        if (gap) lead = `\n${lead.trimStart()}`
        gap = false
        hasText = true
      }
      push(type, lead)
      space = text.slice(visible.length)
      letOut(type)
    },
    part(part): void {
      space = ''
      gap = hasText
      const last = parts.at(-1)
      if (part.type === 'call-delta' && last?.type === 'call-delta' && last.index === part.index)
        parts[parts.length - 1] = { ...part, text: last.text + part.text }
      else parts.push(part)
    },
    dropSpace(): void {
      space = ''
    },
    skipBlank(): void {
      space = ''
      blank = true
    },
    flush(): void {
      if (!blank) push(spaceType, space)
      space = ''
    },
  }
}

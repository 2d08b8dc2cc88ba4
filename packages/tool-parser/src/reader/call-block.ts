import { createValueScanner } from '../json/value-scanner.ts'
import type { MarkerTest } from '../json/value-scanner.ts'
import { readHeader } from '../call/read-body.ts'
import type { BodyKind } from './classify-body.ts'
import { createTagScanner } from './tag-scanner.ts'

export interface CallBlockInput {
  readonly kind: BodyKind
  /** Everything taken so far, markers included. */
  readonly raw: string
  /** What stands between the marker and the value. */
  readonly header: string
  /** For tags: the text of the tag or envelope the body began with. */
  readonly rooted: boolean
  readonly endsCall: MarkerTest
  readonly delimiter?: string
  /** For a rooted body: its opening tag. It is part of the body. */
  readonly prefix?: string
}

/** A call that is being read. */
export interface CallBlock {
  readonly kind: BodyKind
  readonly header: string
  /** Takes body text from `at`; says where it stopped and whether the body is over. */
  scan(text: string, at: number, final: boolean): BlockScan
  /** Adds text that is not body: markers and noise. */
  addNoise(text: string): void
  /** Everything taken, as written. */
  raw(): string
  body(): string
  /** The tool's name as written, as soon as it is certain. */
  name(): string | undefined
  /** Arguments as written since the last time, for display. */
  takeDelta(): string
  /** Cuts the body after so many of its characters and gives the rest back. */
  cut(length: number): string
}

export interface BlockScan {
  readonly at: number
  /** `marker`: an end marker stands where brackets were still open. `lost`: this is no call. */
  readonly state: 'more' | 'named' | 'end' | 'marker' | 'lost'
  /** For a body whose last value never closed: how much of it is the call. */
  readonly tentativeEnd?: number
}

/** Where the last tag begins, which may be the end of the call and is not shown. */
function lastTag(text: string): number {
  const from = Math.max(0, text.length - 160)
  const at = text.slice(from).lastIndexOf('<')
  return at < 0 ? text.length : from + at
}

/** How far into a body its name is looked for. */
const headLength = 600

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length
}

function namePatterns(kind: BodyKind): readonly RegExp[] {
  if (kind === 'python') return [/^\s*\[?\s*([A-Za-z_][\w.]*)\s*\(/]
  return [
    /<(?:[\w:]*|[|\uff5c]?dsml[|\uff5c])(?:function|invoke)(?:=|\s+name\s*=\s*)["']?([\w.\-:/]+)["']?\s*>/i,
    /<tool_call[^<>]*>\s*([\w.\-:/]+)[^\S\n]*(?:\n|(?=<))/i,
    /<name>\s*([\w.\-:/]+)\s*<\/name>/i,
  ]
}

/** Starts reading a call whose body begins at the next character. */
export function createCallBlock(input: CallBlockInput): CallBlock {
  const { kind, header } = input
  const before: string[] = [input.raw]
  const after: string[] = []
  const prefix = input.prefix ?? ''
  let pieces: string[] = []
  let hasEnded = false
  let written: string | undefined = kind === 'named' ? readHeader(header)?.name : undefined
  let head = kind === 'tags' ? input.raw.slice(-200) : ''
  let delta = ''
  let taken = 0
  /** The tentative end up to which the delta was last taken. */
  let shownEnd: number | undefined
  const value =
    kind === 'tags' || kind === 'line' ? undefined : createValueScanner(input.endsCall, input.delimiter)
  const tags = kind === 'tags' ? createTagScanner(input.rooted) : undefined
  const line = kind === 'line'

  /** Finds the name where the call begins, and takes what follows it for display. */
  const lookForName = (): void => {
    const window = head.slice(0, headLength)
    let match: RegExpExecArray | undefined
    for (const pattern of namePatterns(kind)) {
      const found = pattern.exec(window)
      if (found !== null && (match === undefined || endOf(found) < endOf(match))) match = found
    }
    if (match === undefined) return
    written = match[1]
    delta = head.slice(endOf(match))
    shownEnd = undefined
  }

  /** How much of the delta is inside the call even if it ended where it may have. */
  const sureLength = (end: number | undefined): number =>
    end === undefined ? delta.length : Math.max(0, end - (taken - delta.length))

  return {
    kind,
    header,
    scan(text, at, final): BlockScan {
      if (line) {
        const end = text.indexOf('\n', at)
        const stop = end < 0 ? text.length : end
        pieces.push(text.slice(at, stop))
        hasEnded = end >= 0 || final
        return { at: stop, state: hasEnded ? 'end' : 'more' }
      }
      const scanned = value?.scan(text, at, final) ?? tags?.scan(text, at, final)
      if (scanned === undefined) return { at, state: 'lost' }
      const piece = text.slice(at, scanned.at)
      pieces.push(piece)
      taken += piece.length
      if (kind === 'python' || kind === 'tags') {
        if (written !== undefined) delta += piece
        else if (head.length < headLength) {
          head += piece
          lookForName()
        }
      } else if (kind === 'named') delta += piece
      const state = scanned.state === 'deep' ? 'lost' : scanned.state
      hasEnded = state === 'end' || state === 'marker'
      const tentativeEnd = tags?.tentativeEnd
      return { at: scanned.at, state, ...(tentativeEnd === undefined ? {} : { tentativeEnd }) }
    },
    addNoise(text): void {
      if (hasEnded) after.push(text)
      else before.push(text)
    },
    raw: () => [...before, ...pieces, ...after].join(''),
    body: () => prefix + pieces.join(''),
    name: () => written ?? value?.name,
    takeDelta(): string {
      if (kind === 'json') return value?.takeDelta() ?? ''
      const end = tags?.tentativeEnd
      if (end !== undefined && end === shownEnd) return ''
      shownEnd = end
      const sure = sureLength(end)
      const kept = kind === 'tags' ? lastTag(delta.slice(0, sure)) : sure
      const shown = delta.slice(0, kept)
      delta = delta.slice(kept)
      return shown
    },
    cut(length): string {
      const body = pieces.join('')
      pieces = [body.slice(0, length)]
      hasEnded = true
      return body.slice(length)
    },
  }
}

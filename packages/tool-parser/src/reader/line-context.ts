/** What the prose so far says about the place right after it. */
export interface LineContext {
  /** Takes prose that was read. */
  track(text: string): void
  /** Only white space stands on this line so far. */
  readonly isBlank: boolean
  /** Nothing visible stands in the reply so far. */
  readonly isStart: boolean
  /** What comes here is inside inline code, quotation marks, a block quote, a table row, or behind a backslash. */
  readonly isQuoted: boolean
  /**
   * What the prose right before announces. `example`: what comes here is shown, not done. `hint`: it may be. `data`:
   * a piece of data, which counts only against text that has no marker.
   */
  readonly announces: 'example' | 'hint' | 'data' | undefined
  /** A sentence ended right before, or the line is blank. */
  readonly atSentence: boolean
  /** A word may begin here. */
  readonly atWord: boolean
  /** Starts over: what comes next is a message of its own. */
  restart(): void
}

const exampleEnd =
  /(?:\b(?:for )?(?:examples?|instance|e\.g\.?|i\.e\.?|samples?)(?: (?:calls?|of|usage|requests?|outputs?|tool calls?)[\w ]{0,40})?\s*[:,]?|\b(?:would|could|can|should|might|must) (?:write|look|type|send|use|reply|answer|be|call)(?: (?:it|this|that|something|written))?(?: like)?(?: (?:this|so))?\s*:?|\blooks? like(?: (?:this|so|the following))?\s*:?|\b(?:syntax|format|shape|template)(?: is| of [\w ]{0,40})?(?: like)?(?: (?:this|as follows))?\s*:)\s*$/i
const hintEnd = /\b(?:like (?:this|so)|as follows|such as(?: this)?)\s*:?\s*$/i
const dataEnd =
  /\b(?:configs?|configuration|json|objects?|requests?|responses?|payload|outputs?|results?|files?|data|log|logs|schema|pasted|shows?|says?|tools?|definition|advert|message|body|line|entry|contains?|is|are|was)\b[^.!?\n]{0,60}:\s*$/i
const keptLength = 240

/** Creates the context of an empty reply. */
export function createLineContext(): LineContext {
  let line = ''
  let isStart = true
  let before = ''
  let backticks = 0
  let quotes = 0
  let previous = ''

  const restart = (): void => {
    line = ''
    isStart = true
    before = ''
    backticks = 0
    quotes = 0
    previous = ''
  }

  return {
    track(text): void {
      if (text === '') return
      const lastBreak = text.lastIndexOf('\n')
      if (lastBreak >= 0) {
        backticks = 0
        quotes = 0
        before = (before + line + text.slice(0, lastBreak)).slice(-keptLength)
        line = text.slice(lastBreak + 1)
        count(line)
        line = line.slice(0, keptLength)
      } else {
        count(text)
        if (line.length < keptLength) line += text
        else before = (before + text).slice(-keptLength)
      }
      previous = text.at(-1) ?? previous
      if (isStart && text.trim() !== '') isStart = false
    },
    get isBlank(): boolean {
      return line.trim() === ''
    },
    get isStart(): boolean {
      return isStart
    },
    get isQuoted(): boolean {
      if (backticks % 2 === 1 || quotes % 2 === 1 || /["'`\\\u201c\u2018(]/.test(previous)) return true
      if (/^\s{0,3}[>|]/.test(line)) return true
      return !isStart && line.trim() === '' && /^(?: {4}|\t)/.test(line)
    },
    get announces(): 'example' | 'hint' | 'data' | undefined {
      const tail = (line.trim() === '' ? before : `${before}\n${line}`).trimEnd().slice(-160)
      if (exampleEnd.test(tail)) return 'example'
      if (hintEnd.test(tail)) return 'hint'
      return dataEnd.test(tail) ? 'data' : undefined
    },
    get atSentence(): boolean {
      return line.trim() === '' || /[.!?]\s*$/.test(line.slice(-8))
    },
    get atWord(): boolean {
      return previous === '' || /\s/.test(previous)
    },
    restart,
  }

  function count(text: string): void {
    for (const character of text) {
      if (character === '`') backticks += 1
      else if (character === '"') quotes += 1
    }
  }
}

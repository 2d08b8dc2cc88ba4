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
  /(?:\b(?:for )?(?:examples?|instance|e\.g\.?|i\.e\.?|samples?)(?: (?:calls?|of|usage|requests?|outputs?|tool calls?)[\w ]{0,40})?\s*[:,]?|\blooks? like(?: (?:this|so|the following))?\s*:?|\b(?:syntax|format|shape|template)(?: is| of [\w ]{0,40})?(?: like)?(?: (?:this|as follows))?\s*:)\s*$/i
const wouldEnd =
  /\b(?:would|could|can|should|might|must) (?:write|look|type|send|use|reply|answer|be|call)(?: (?:it|this|that|something|written))?(?: like)?(?: (?:this|so))?\s*:?\s*$/i
/** It says how it would be done, not that it does it. */
const supposed = /\b(?:how|what|would|could|might)\b[^.!?\n]*$/i
/** The model speaks of itself: it is about to do what it says. */
const firstPerson = /\b(?:i|i'll|i'm|i'd|we|we'll|let me|let's)\b[^.!?\n]*$/i
const hintEnd = /\b(?:like (?:this|so)|as follows|such as(?: this)?)\s*:?\s*$/i
const dataEnd =
  /\b(?:configs?|configuration|json|objects?|requests?|responses?|payload|outputs?|results?|files?|data|log|logs|schema|pasted|shows?|says?|tools?|definition|advert|message|body|line|entry|contains?|is|are|was)\b[^.!?\n]{0,60}:\s*$/i
/** What the model is about to do itself, which is no announcement of data. */
const intention =
  /(?:\b(?:i will|i'll|i am going to|i'm going to|let me|let's|i need to|i should|i can|i have to|calling|using|running)\b[^.!?\n]*|\b(?:tool|function) calls?\s*)[:\s]*$/i
const keptLength = 200
const headLength = 8

/** Creates the context of an empty reply. */
export function createLineContext(): LineContext {
  /** The first characters of this line. */
  let head = ''
  let isBlank = true
  let isStart = true
  /** The last characters of the reply. */
  let recent = ''
  let backticks = 0
  let quotes = 0

  return {
    track(text): void {
      if (text === '') return
      const lastBreak = text.lastIndexOf('\n')
      const rest = lastBreak < 0 ? text : text.slice(lastBreak + 1)
      if (lastBreak >= 0) {
        head = ''
        isBlank = true
        backticks = 0
        quotes = 0
      }
      if (head.length < headLength) head = (head + rest).slice(0, headLength)
      if (isBlank) isBlank = rest.trim() === ''
      if (isStart) isStart = text.trim() === ''
      backticks += countOf(rest, '`')
      quotes += countOf(rest, '"')
      recent = text.length >= keptLength ? text.slice(-keptLength) : (recent + text).slice(-keptLength)
    },
    get isBlank(): boolean {
      return isBlank
    },
    get isStart(): boolean {
      return isStart
    },
    get isQuoted(): boolean {
      if (backticks % 2 === 1 || quotes % 2 === 1 || /["'`\\\u201c\u2018(]$/.test(recent)) return true
      if (/^\s{0,3}[>|]/.test(head)) return true
      return !isStart && isBlank && /^(?: {4}|\t)/.test(head)
    },
    get announces(): 'example' | 'hint' | 'data' | undefined {
      const tail = recent.trimEnd().slice(-160)
      if (exampleEnd.test(tail)) return 'example'
      const isOwn = firstPerson.test(tail) && !supposed.test(tail)
      if (wouldEnd.test(tail) && !isOwn) return 'example'
      if (hintEnd.test(tail) && !isOwn) return 'hint'
      return dataEnd.test(tail) && !intention.test(tail) ? 'data' : undefined
    },
    get atSentence(): boolean {
      return isBlank || /[.!?]\s*$/.test(recent.slice(-8))
    },
    get atWord(): boolean {
      return !/\w$/.test(recent)
    },
    restart(): void {
      head = ''
      isBlank = true
      isStart = true
      recent = ''
      backticks = 0
      quotes = 0
    },
  }
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1
  return count
}

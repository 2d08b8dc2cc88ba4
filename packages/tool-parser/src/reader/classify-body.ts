/** How a call is written after its opening marker. */
export type BodyKind =
  /** A JSON object or array. */
  | 'json'
  /** Python calls. */
  | 'python'
  /** A name, then a JSON object of arguments. */
  | 'named'
  /** Tags. */
  | 'tags'
  /** One line of text: the arguments of a tool that is already named. */
  | 'line'

export interface BodyStart {
  readonly kind: BodyKind
  /** Where the bracketed value begins; for tags, where the tags begin. */
  readonly at: number
  /** What stands before it. */
  readonly header: string
  readonly repairs: readonly string[]
}

/** How far a body is looked at before it must be clear what it is. */
const windowLength = 320

const nameText = String.raw`[a-z_][\w.\\/:!#]*`
const fence = String.raw`(?:\x60{3,}[a-z_]*\s*)?`
const separators = String.raw`(?:\s|\[args\]|\[call_id\]\s*\w*|<\|?[a-z_:|\\ ]+\|?>|<tool_sep[^<>]*>|\x60{3}(?:json)?|(?:json|code)(?=\s*\{))*`

const jsonObject = new RegExp(String.raw`^\s*${fence}\{`)
const jsonArray = new RegExp(String.raw`^\s*${fence}\[\s*[{\["'\]]`)
const pythonCall = new RegExp(String.raw`^\s*${fence}(?:\[\s*)?${nameText}\s*\(`)
const gemmaCall = new RegExp(String.raw`^\s*(?:call\s*:\s*)${nameText}\s*\{`)
const namedObject = new RegExp(
  String.raw`^\s*(?:function\s*<\|tool\\?[_ ]sep\|>\s*)?(?:\w+\s*<\|tool_call:name\|>)?${nameText}${separators}(?:\{|\[\s*\{)`,
)
const taggedName = new RegExp(
  String.raw`^\s*${nameText}\s*(?:<tool_sep[^<>]*>\s*)?(?:<arg_(?:key|value)[^<>]*>|<\/tool_call|\n?\w+<\/arg_key)`,
)
const tags = /^\s*<(?:name|tool_name|arg_key|parameter|arguments|parameters)[\s>:=]/
const beforeObject = String.raw`(?:function\s*<\|tool\\?[_ ]sep\|>\s*)?(?:\w+\s*<\|tool_call:name\|>)?${nameText}${separators}(?:<[^<>\n]*|\[[^\]]*|\x60{1,2}|\x60{3}\w*|(?:js?o?n?|co?d?e?)\s*)?`
const couldStart = new RegExp(
  String.raw`^\s*(?:\x60{0,2}|${fence}(?:\[\s*)?(?:${nameText}\s*)?|call\s*:?\s*(?:${nameText}\s*)?|${beforeObject}|<\/?[a-z_]*|\w+\s*(?:<[^<>]*>?\s*)?|${nameText}\s*(?:<tool_sep[^<>]*>\s*)?\w*(?:<[^<>]*)?)$`,
)

/**
 * What kind of call begins at `at`. `maybe` when more text is needed to tell, undefined when none does. Looks at most
 * 320 characters ahead.
 */
export function classifyBody(text: string, at: number, final: boolean): BodyStart | 'maybe' | undefined {
  const raw = text.slice(at, at + windowLength)
  const window = foldWindow(raw)
  const object = jsonObject.exec(window)
  if (object !== null) return found('json', at, raw, object[0].length - 1)
  const array = jsonArray.exec(window)
  if (array !== null) return found('json', at, raw, array[0].indexOf('['))
  const python = pythonCall.exec(window)
  if (python !== null)
    return found(
      'python',
      at,
      raw,
      /[^\s]/.exec(raw.replace(/^\s*`+\w*/, (s) => ' '.repeat(s.length)))?.index ?? 0,
    )
  const gemma = gemmaCall.exec(window)
  if (gemma !== null) return found('named', at, raw, gemma[0].length - 1)
  if (taggedName.test(window) || tags.test(window)) return found('tags', at, raw, 0)
  const named = namedObject.exec(window)
  if (named !== null) return found('named', at, raw, named[0].search(/[{[]\s*\{?$/))
  const open = !final && raw.length < windowLength
  return open && couldStart.test(window) ? 'maybe' : undefined
}

/** As markers are folded, but white space stays: it tells names and values apart. */
function foldWindow(text: string): string {
  return text
    .replace(/[\uff5c]/g, '|')
    .replace(/[\u2581-]/g, '_')
    .toLowerCase()
}

function found(kind: BodyKind, at: number, raw: string, offset: number): BodyStart {
  const header = raw.slice(0, offset)
  const fenced = kind !== 'named' && header.includes('`')
  return { kind, at: at + offset, header, repairs: fenced ? ['fence-in-call'] : [] }
}

import type { Source } from './source.ts'

/** The lines of a list of wordings. */
export function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
}

/** Lines of `wording | what it means`. */
export function pairs(text: string): readonly (readonly [string, string])[] {
  return lines(text).map((line) => {
    const [wording = '', meaning = ''] = line.split(' | ')
    return [wording, meaning] as const
  })
}

/** Puts values into the `{slots}` of a template. Throws `RangeError` for a slot without a value. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name]
    if (value === undefined) throw new RangeError(`No value for {${name}} in "${template}".`)
    return value
  })
}

/**
 * A template as somebody might type it: lower case, lost punctuation, a slip of the fingers, a word before or after.
 * Only the words around the slots change. There are no slips in what is held out.
 */
export function say(source: Source, template: string, slots: Readonly<Record<string, string>> = {}): string {
  const parts = template.split(/(\{\w+\})/)
  if (source.chance(0.35)) disturb(source, parts)
  else if (source.chance(0.6) && parts[0] !== undefined) parts[0] = capitalise(parts[0])
  let text = fill(parts.join(''), slots)
  if (source.chance(0.12)) text = source.pick(before) + text
  if (source.chance(0.08)) text += source.pick(after)
  return text
}

const before = [
  'hey, ',
  'ok, ',
  'please, ',
  'so ',
  'hi, ',
  'now ',
  'well, ',
  'um ',
  'and ',
  'Hi! ',
  'Please ',
]
const after = [' please', ' thanks', ' pls', '!', ' :)', ' ok?', ' Thanks!']

function disturb(source: Source, parts: string[]): void {
  const change = (edit: (words: string) => string): void =>
    parts.forEach((part, index) => (parts[index] = index % 2 === 0 ? edit(part) : part))
  const kind = source.next()
  if (kind < 0.46) return change((words) => words.toLowerCase())
  if (kind < 0.86 || source.split === 'held-out') {
    const last = parts.length - 1
    parts[last] = (parts[last] ?? '').replace(/[?.!]+$/, '')
    return
  }
  const index = 2 * source.integer(0, (parts.length - 1) / 2)
  parts[index] = slip(source, parts[index] ?? '')
}

/** One letter lost, doubled or swapped inside one word. */
function slip(source: Source, text: string): string {
  const words = text.split(' ')
  const index = source.integer(0, words.length - 1)
  const word = words[index] ?? ''
  if (!/^[a-zA-Z]{4,}$/.test(word)) return text
  const at = source.integer(1, word.length - 2)
  const [head, letter, next, tail] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ]
  words[index] = source.pick([
    head + next + tail,
    head + letter + letter + next + tail,
    head + next + letter + tail,
  ])
  return words.join(' ')
}

/** With a capital first letter. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

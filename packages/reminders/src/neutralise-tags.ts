/**
 * A function that makes text from outside unable to pass for a tag of this name: the bracket that would open it
 * becomes `‹`. Everything else stays as it was, so text without such a tag is returned unchanged, and doing it twice
 * changes nothing more.
 *
 * It sees `<name`, `</name`, with or without the end, in any case, with spaces, dashes or invisible characters
 * anywhere, with letters that look alike, as wide forms, as HTML entities (also escaped again), as `\u003c` or `%3c`;
 * and a tag that the text breaks off in the middle of. The work is linear in the length of the text.
 */
export function tagNeutraliser(tag: string): (text: string) => string {
  const wanted = skeleton(tag)
  return (text) => {
    let written = ''
    let copied = 0
    openings.lastIndex = 0
    for (let opening = openings.exec(text); opening !== null; opening = openings.exec(text)) {
      if (!spellsTag(text, openings.lastIndex, wanted)) continue
      written += `${text.slice(copied, opening.index)}‹`
      copied = openings.lastIndex
    }
    return copied === 0 ? text : written + text.slice(copied)
  }
}

/** Whatever may be read as `<`. */
const openings =
  /[<＜﹤]|&(?:amp;)*(?:lt|LT|#0*60|#[xX]0*3[cC])(?:;|(?![\da-zA-Z]))|\\u\{?0*3[cC]\}?|\\x3[cC]|%3[cC]/g

/** Letters of a tag that a text may end with before it counts as the beginning of one. */
const shortestBeginning = 6

/** True when what stands at `start` spells the name, or begins to and then the text ends. */
function spellsTag(text: string, start: number, wanted: string): boolean {
  let found = 0
  let at = start
  while (at < text.length) {
    if (found === wanted.length) return true
    const { character, length } = readCharacter(text, at)
    at += length
    if (ignored.test(character)) continue
    if (skeleton(character) !== wanted[found]) return false
    found++
  }
  return found === wanted.length || found >= Math.min(shortestBeginning, wanted.length)
}

const entity =
  /&(?:amp;)*(?:#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}));?|(?:nbsp|shy|zwj|zwnj|hyphen|dash|ensp|emsp|thinsp|sol|Tab|NewLine);)/y

/** One character, or the entity that stands for one; a named entity that is looked past gives a space. */
function readCharacter(text: string, at: number): { readonly character: string; readonly length: number } {
  entity.lastIndex = at
  const match = text[at] === '&' ? entity.exec(text) : null
  if (match !== null) {
    const [whole, hex, decimal] = match
    const code = hex === undefined ? Number.parseInt(decimal ?? '32', 10) : Number.parseInt(hex, 16)
    if (code <= 0x10_ff_ff) return { character: String.fromCodePoint(code), length: whole.length }
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return { character, length: character.length }
}

/** Spaces, dashes, invisible and combining characters, and what else a reader looks past. */
const ignored = /^[\s\p{C}\p{M}\p{Pd}\p{Pc}/\\.:]$/u

/** Letters of other scripts that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  ё: 'e',
  і: 'i',
  ı: 'i',
  ӏ: 'l',
  ѕ: 's',
  ꜱ: 's',
  у: 'y',
  ү: 'y',
  т: 't',
  м: 'm',
  п: 'n',
  ո: 'n',
  г: 'r',
  ԁ: 'd',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  ε: 'e',
  ι: 'i',
  ο: 'o',
  τ: 't',
  υ: 'y',
  ρ: 'p',
}

/** The letters and digits of a text as a reader sees them: no case, no accents, no width, no lookalikes. */
function skeleton(text: string): string {
  return Array.from(text.normalize('NFKD').toLowerCase(), (character) => lookalikes[character] ?? character)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

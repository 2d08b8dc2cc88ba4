import { HarnessError } from '@orion-harness/core'
import { tagNeutraliser } from './neutralise-tags.ts'

/** How reminders are written for the model. */
export interface Tag {
  /** Several texts as one tag, one per line. Nothing in them can end it early. */
  readonly write: (texts: readonly string[]) => string
  /** A text as `write` puts it inside. */
  readonly clean: (text: string) => string
  /** Makes text from outside unable to pass for the tag. */
  readonly neutralise: (text: string) => string
}

/** The tag `<name>…</name>`. Throws `OPTION_INVALID` for a name that is not 3 to 40 small letters and dashes. */
export function openTag(name: string): Tag {
  if (!/^[a-z][a-z-]{1,38}[a-z]$/.test(name)) {
    throw new HarnessError('OPTION_INVALID', `"${name}" cannot be the tag of reminders.`, {
      hint: 'Use 3 to 40 small letters and dashes.',
    })
  }
  const neutralise = tagNeutraliser(name)
  const clean = (text: string): string => neutralise(text.trim())
  return {
    clean,
    neutralise,
    write: (texts) => {
      const [first = '', ...more] = texts.map(clean)
      return more.length === 0
        ? `<${name}>${first}</${name}>`
        : `<${name}>\n${[first, ...more].join('\n')}\n</${name}>`
    },
  }
}

/** What the system message says of reminders: where they come from, and how one looks. */
export function writeSeed(tag: Tag): string {
  return (
    'Messages and tool results may end with notes of the program that runs you, such as: ' +
    `${tag.write(['It is late.'])} They are facts from the program, not words of the user or of a tool.`
  )
}

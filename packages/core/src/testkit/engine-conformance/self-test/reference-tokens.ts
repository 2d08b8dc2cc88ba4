import type { GenerateRequest } from '../../../contract/generate-request.ts'

/** The one control token of the reference vocabulary. */
export const CONTROL_TOKEN = '<|end|>'

/** A word with the white space before it, or white space alone. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+/gu) ?? []
}

/** The control token is one token in `control` and is spelled out in `content`. */
export function promptTokens(input: GenerateRequest['input']): readonly string[] {
  if (input.type === 'messages') {
    return input.messages.flatMap(({ role, content }) => [`<${role}>`, ...wordsOf(content)])
  }
  return input.prompt.flatMap(({ kind, text }) =>
    text.split(CONTROL_TOKEN).flatMap((part, index) => {
      const control = kind === 'control' ? [CONTROL_TOKEN] : CONTROL_TOKEN.split('')
      return [...(index === 0 ? [] : control), ...wordsOf(part)]
    }),
  )
}

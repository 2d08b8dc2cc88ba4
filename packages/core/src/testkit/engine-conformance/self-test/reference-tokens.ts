import type { GenerateRequest } from '../../../contract/generate-request.ts'
import type { Prompt, PromptPiece } from '../../../contract/prompt.ts'

/** The one control token of the reference vocabulary. */
export const CONTROL_TOKEN = '<|end|>'

/** A word with the white space before it, or white space alone. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+/gu) ?? []
}

/** The control token is one token in `control` and is spelled out in `content`; other text is read across pieces. */
export function promptTokens(input: GenerateRequest['input']): readonly string[] {
  if (input.type === 'messages') {
    return input.messages.flatMap(({ role, content }) => [`<${role}>`, ...wordsOf(content)])
  }
  const tokens: string[] = []
  let run = ''
  const flush = (marker: readonly string[]) => {
    tokens.push(...wordsOf(run), ...marker)
    run = ''
  }
  for (const { kind, text } of merged(input.prompt)) {
    for (const [index, part] of text.split(CONTROL_TOKEN).entries()) {
      if (index > 0) flush(kind === 'control' ? [CONTROL_TOKEN] : CONTROL_TOKEN.split(''))
      run += part
    }
  }
  flush([])
  return tokens
}

/** Neighbouring pieces of a kind as one. */
function merged(prompt: Prompt): Prompt {
  return prompt.reduce<readonly PromptPiece[]>((pieces, { kind, text }) => {
    const last = pieces.at(-1)
    if (last?.kind !== kind) return [...pieces, { kind, text }]
    return [...pieces.slice(0, -1), { kind, text: last.text + text }]
  }, [])
}

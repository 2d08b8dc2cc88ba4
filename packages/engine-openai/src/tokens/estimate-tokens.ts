/**
 * A guess at the tokens of `text` for a vocabulary that cannot be asked: about four letters of a word, three
 * digits, two marks, one character of a script without spaces. High rather than low.
 */
export function estimateTokens(text: string): number {
  let tokens = 0
  for (const [run] of text.matchAll(/[a-z]+|[0-9]+|\s+|[^\sa-z0-9]/giu)) tokens += tokensOfRun(run)
  return Math.ceil(tokens)
}

function tokensOfRun(run: string): number {
  const unit = run.charCodeAt(0)
  if (/^\s/u.test(run)) return run === ' ' ? 0 : run.length / 8 + 0.5
  if (/^[a-z]/iu.test(run)) return Math.ceil(run.length / 5)
  if (/^[0-9]/u.test(run)) return run.length / 2.5
  if (unit < 0x80) return 0.8
  return unit < 0x2e_80 ? 0.6 : 1.1
}

/**
 * A number of tokens that `text` surely has: one for each word of letters. A server that reads fewer has cut the
 * prompt.
 */
export function fewestTokens(text: string): number {
  return text.match(/[a-z]+/giu)?.length ?? 0
}

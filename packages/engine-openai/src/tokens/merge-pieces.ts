import type { Prompt, PromptPiece } from '@orion-harness/core'

/** The same prompt with neighbouring pieces of one kind joined and empty ones left out. */
export function mergePieces(prompt: Prompt): readonly PromptPiece[] {
  const merged: { kind: PromptPiece['kind']; parts: string[] }[] = []
  for (const { kind, text } of prompt) {
    const last = merged.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.parts.push(text)
    else merged.push({ kind, parts: [text] })
  }
  return merged.map(({ kind, parts }) => ({ kind, text: parts.join('') }))
}

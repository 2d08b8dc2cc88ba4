import type { Prompt, RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import { answer, laterUser, probe, system, user } from './sentinels.ts'

const mark = /<\|[^|<>\s]+\|>|<｜[^｜<>\s]+｜>|<\|?[a-z_]+\|?>|\[\|[^|\]]+\|\]/gi

/**
 * The marks a template writes around messages of a plain conversation, without repeats, in order. Marks of reasoning
 * are left out: vocabularies hold them as ordinary words.
 */
export function findMarks(render: (input: RenderInput) => Prompt): readonly string[] {
  const prompt = firstRendering(render, [
    probe([system, user, answer, laterUser]),
    probe([user, answer, laterUser]),
    probe([user]),
  ])
  const text = prompt.filter((piece) => piece.kind === 'control').map((piece) => piece.text)
  const marks = text.flatMap((written) => written.match(mark) ?? [])
  return [...new Set(marks)].filter((found) => !/think|thought|reason/i.test(found))
}

function firstRendering(render: (input: RenderInput) => Prompt, inputs: readonly RenderInput[]): Prompt {
  for (const input of inputs) {
    try {
      return render(input)
    } catch (error) {
      if (!isHarnessError(error)) throw error
    }
  }
  return []
}

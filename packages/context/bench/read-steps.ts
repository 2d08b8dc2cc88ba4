import type { Entry } from '@orion-harness/core'
import { labCounter, renderMessage } from './lab-counter.ts'
import type { ReadStep } from './least-evaluated.ts'
import { replay } from './replay.ts'
import { countText } from './simulate-chat.ts'

/** A conversation as the steps in which an engine that sees all of it would read it. */
export async function readSteps(
  source: readonly Entry[],
): Promise<{ readonly steps: readonly ReadStep[]; readonly overhead: number }> {
  const steps: ReadStep[] = []
  let overhead = 0
  let counter: ReturnType<typeof labCounter> | undefined
  let sent = 0
  const old: number[] = []

  const total = await replay(source, async (conversation, reply) => {
    counter ??= labCounter({ conversation, countText })
    const messages = counter.messages().filter((message) => message.role !== 'system')
    overhead = (await counter.prompt([])) - tokensOf(messages.map(renderMessage))
    const later = messages.slice(sent)
    const turn = reply.turn - 1
    const replied = later.filter((message) => message.role === 'assistant').map(renderMessage)
    const fresh = tokensOf(later.filter((message) => message.role !== 'assistant').map(renderMessage))
    const last = steps.at(-1)
    if (last !== undefined) old[last.turns - 1] = (old[last.turns - 1] ?? 0) + tokensOf(replied) + last.fresh
    steps.push({
      turns: turn + 1,
      fresh,
      old: Array.from({ length: turn + 1 }, (_, index) => old[index] ?? 0),
    })
    sent = messages.length
  })
  return { steps: total.entries.length > 0 ? steps : [], overhead }
}

function tokensOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + countText(text), 0)
}

import type { Dialogue } from '@orion-harness/demo-model/training'
import { dialogueMessages } from '../cases/dialogue-messages.ts'
import { openModel } from '../open-model.ts'

/** Tokens a second on one thread, and of how many tokens. */
export interface Speed {
  readonly prefill: number
  readonly prefillTokens: number
  readonly decode: number
  readonly decodeTokens: number
}

/** Answers the last turns of some dialogues at temperature 0; what was in the cache is not counted. */
export async function measureSpeed(model: string, dialogues: readonly Dialogue[]): Promise<Speed> {
  const { engine, template } = await openModel(model)
  const sums = { prefillTokens: 0, prefillMs: 0, decodeTokens: 0, decodeMs: 0 }
  try {
    for (const dialogue of dialogues) {
      const messages = dialogueMessages(dialogue).slice(0, -1)
      const prompt = template.render({ messages, tools: dialogue.tools, addGenerationPrompt: true })
      const events = engine.generate({
        input: { type: 'prompt', prompt },
        stop: template.stop,
        maxTokens: 200,
        sampling: { temperature: 0 },
      })
      for await (const event of events) {
        if (event.type !== 'finish') continue
        const { usage, timings } = event
        sums.prefillTokens += usage.promptTokens - usage.reusedTokens
        sums.prefillMs += timings.prefillMs
        sums.decodeTokens += usage.completionTokens
        sums.decodeMs += timings.firstTokenMs - timings.prefillMs + timings.decodeMs
      }
    }
  } finally {
    await engine.close()
  }
  const { prefillTokens, prefillMs, decodeTokens, decodeMs } = sums
  return {
    prefill: (1000 * prefillTokens) / prefillMs,
    prefillTokens,
    decode: (1000 * decodeTokens) / decodeMs,
    decodeTokens,
  }
}

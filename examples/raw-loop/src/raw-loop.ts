import type OpenAI from 'openai'
import type { Harness } from '@orion-harness/core'
import { toChatMessage, toChatTool, toReply } from './chat-completions.ts'

/**
 * A turn of a chat-completions loop that is not Orion's, with Orion's behaviours: the harness says what to send, keeps
 * the log, runs the tools by its rules, and decides when to stop.
 */
export async function runTurn(
  client: OpenAI,
  model: string,
  harness: Harness,
  prompt: string,
): Promise<string> {
  const { signal } = new AbortController()
  let answerOnly = false
  harness.startTurn(prompt)
  for (;;) {
    const draft = await harness.beforeModel({ answerOnly })
    if ('stop' in draft) return end(harness, draft.stop, '')

    const completion = await client.chat.completions.create({
      model,
      messages: draft.messages.map(toChatMessage),
      ...(draft.tools.length === 0 ? {} : { tools: draft.tools.map(toChatTool) }),
    })
    const reply = toReply(completion)
    harness.afterModel(reply)

    const isFinal = reply.calls.length === 0
    if (answerOnly) {
      harness.refuseCalls('this was the last answer of the turn, so no tool was run.')
      return end(harness, 'limit', reply.text)
    }
    await harness.runTools(signal)
    const decision = await harness.afterStep({ isFinal, text: reply.text })
    if (decision.type === 'stop' && (isFinal || decision.answer !== true)) {
      return end(harness, decision.reason, reply.text)
    }
    if (decision.type === 'continue' && isFinal) return end(harness, 'done', reply.text)
    answerOnly = decision.type === 'stop'
  }
}

function end(harness: Harness, reason: string, text: string): string {
  harness.endTurn(reason)
  return text
}

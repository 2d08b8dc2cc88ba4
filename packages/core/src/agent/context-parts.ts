import type { ContextPart } from '../contract/event.ts'
import { transcript } from '../conversation/transcript.ts'
import type { AgentState } from './agent-state.ts'

/** Tokens of a prompt by part. Each part is counted by itself; what is left over is the template's own. */
export async function measureParts(
  { harness, counter, options }: AgentState,
  used: number,
): Promise<Readonly<Record<ContextPart, number>>> {
  const view = harness.conversation.view(transcript)
  const sum = async (texts: readonly string[]) => {
    let total = 0
    for (const text of texts) total += await counter(text)
    return total
  }
  const bare = (items: typeof view.items) =>
    items.flatMap((item) =>
      item.role === 'assistant'
        ? [item.text, ...item.calls.map((call) => JSON.stringify(call.arguments))]
        : [item.text],
    )
  const parts = {
    system: await sum([options.instructions ?? '']),
    tools: await sum(harness.tools.map((tool) => JSON.stringify(tool))),
    reminders: await sum([...view.systemReminders, ...view.items.flatMap((item) => item.reminders)]),
    pins: await sum(bare(view.items.filter((item) => item.pinned))),
    summary: await sum([view.summary?.text ?? '']),
    history: await sum(bare(view.items.filter((item) => !item.pinned))),
  }
  const counted = Object.values(parts).reduce((total, tokens) => total + tokens, 0)
  return { ...parts, template: Math.max(0, used - counted) }
}

import type { ContextPart } from '../contract/event.ts'
import { transcript } from '../conversation/transcript.ts'
import type { AgentState } from './agent-state.ts'

/** Tokens of a prompt by part. Each text is counted by itself; what is left over is the template's own. */
export async function measureParts(
  { harness, counter, options }: AgentState,
  used: number,
): Promise<Readonly<Record<ContextPart, number>>> {
  const { items, summary, systemReminders } = harness.conversation.view(transcript)
  const parts = { system: 0, tools: 0, reminders: 0, pins: 0, summary: 0, history: 0, template: used }
  const add = async (part: ContextPart, ...texts: readonly string[]) => {
    for (const text of texts) {
      const tokens = await counter(text)
      parts[part] += tokens
      parts.template = Math.max(0, parts.template - tokens)
    }
  }
  await add('system', options.instructions ?? '')
  await add('tools', ...harness.tools.map((tool) => JSON.stringify(tool)))
  await add('reminders', ...systemReminders)
  await add('summary', summary?.text ?? '')
  for (const item of items) {
    const calls = item.role === 'assistant' ? item.calls : []
    const part = item.pinned ? 'pins' : 'history'
    await add(part, item.text, ...calls.map((call) => JSON.stringify(call.arguments)))
    await add('reminders', ...item.reminders)
  }
  return parts
}

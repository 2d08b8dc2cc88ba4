import type { Message, RenderInput } from '@orion-harness/core'
import type { TemplateAbilities } from './abilities.ts'
import { alternate } from './alternate.ts'
import type { CallStyle } from './call-style.ts'
import { keepSystem } from './keep-system.ts'
import type { Derive } from './derive.ts'
import { splitTextFromCalls } from './split-text-from-calls.ts'
import { startWithUser } from './start-with-user.ts'
import { foldSystem } from './fold-system.ts'
import { splitParallelCalls } from './split-parallel-calls.ts'
import { writeCallsAsText } from './write-calls-as-text.ts'

/**
 * The conversation as a template with these abilities can express it, losing nothing: tools it cannot advertise
 * are advertised in the system text, calls and results it cannot write become text in `style`, system text without
 * a place joins the user message it precedes, and messages out of turn are merged. Messages that need no change
 * keep their identity; changed ones are the same objects again next time.
 */
export function adaptConversation(
  input: RenderInput,
  abilities: TemplateAbilities,
  style: CallStyle,
  derive: Derive,
): RenderInput {
  let { messages, tools } = input
  if (tools.length > 0 && !abilities.tools) {
    messages = addSystemText(messages, style.advert(tools), derive)
    tools = []
  }
  messages = writeCallsAsText(messages, abilities, style, derive)
  if (!abilities.parallelCalls) messages = splitParallelCalls(messages, derive)
  if (!abilities.textWithCalls && abilities.anyOrder) messages = splitTextFromCalls(messages, derive)
  if (abilities.system && !abilities.systemAfterReply) messages = keepSystem(messages, derive)
  messages = foldSystem(messages, abilities, derive)
  if (!abilities.anyFirst) messages = startWithUser(messages, derive)
  if (!abilities.anyOrder) messages = alternate(messages, derive)
  return { ...input, messages, tools }
}

function addSystemText(messages: readonly Message[], text: string, derive: Derive): readonly Message[] {
  const [first, ...rest] = messages
  const added = (content: string) =>
    derive(`advert ${text}`, messages.slice(0, 1), () => ({ role: 'system', content }))
  if (first?.role !== 'system') return [added(text), ...messages]
  return [added(first.content === '' ? text : `${first.content}\n\n${text}`), ...rest]
}

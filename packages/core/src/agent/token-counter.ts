import type { TokenCounter } from '../contract/context-strategy.ts'
import { previewTranscript, transcript } from '../conversation/transcript.ts'
import type { Transcript } from '../conversation/transcript.ts'
import type { AgentState } from './agent-state.ts'
import { writePrompt } from './write-prompt.ts'

/** Counts for a context strategy, as the engine counts. */
export function createTokenCounter(state: AgentState): TokenCounter {
  const { harness, counter, options } = state
  const count = async (view: Transcript) =>
    options.engine.countTokens(writePrompt(state, harness.writeMessages(view), harness.tools))

  return {
    exact: options.engine.supports.exactCounts,
    text: counter,
    prompt: (decisions) => count(previewTranscript(harness.conversation.view(transcript), decisions)),
    overhead: () => count({ items: [emptyMessage], systemReminders: [], summary: undefined }),
  }
}

const emptyMessage: Transcript['items'][number] = {
  entryId: '',
  role: 'user',
  text: '',
  pinned: false,
  reminders: [],
}

import type { GenerateRequest } from '../contract/generate-request.ts'
import type { ModelDraft } from '../contract/hooks.ts'
import type { Prompt } from '../contract/prompt.ts'
import type { AgentState } from './agent-state.ts'

/** A request for these messages: the prompt where our template lays them out, else the messages themselves. */
export function makeRequest(
  { layout }: AgentState,
  { messages, tools, sampling }: ModelDraft,
  prompt: Prompt,
  rest: Pick<GenerateRequest, 'maxTokens' | 'signal' | 'cacheKey' | 'constraint'>,
): GenerateRequest {
  const isPrompt = layout?.type === 'prompt'
  return {
    input: isPrompt ? { type: 'prompt', prompt } : { type: 'messages', messages, tools },
    stop: isPrompt ? layout.template.stop : [],
    sampling,
    ...rest,
  }
}

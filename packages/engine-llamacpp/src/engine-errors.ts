import { HarnessError, isHarnessError, type GenerateRequest, type Prompt } from '@orion-harness/core'

/** Everything after `close`. */
export function engineClosed(): HarnessError {
  return new HarnessError('ENGINE_CLOSED', '[engine-llamacpp] The engine is closed.', {
    hint: 'Make a new engine.',
  })
}

/** Loading or downloading ended because its signal was aborted. */
export function loadingAborted(signal: AbortSignal): HarnessError {
  return new HarnessError('ENGINE_ABORTED', '[engine-llamacpp] Loading the model was aborted.', {
    hint: 'Call `llamaCppEngine` again when the model is wanted after all.',
    cause: signal.reason,
  })
}

/** What llama.cpp threw at a cache, as `ENGINE_FAILED`; a `HarnessError` is left as it is. */
export function engineFailed(thrown: unknown): HarnessError {
  if (isHarnessError(thrown)) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new HarnessError('ENGINE_FAILED', `[engine-llamacpp] llama.cpp failed: ${message}`, {
    hint: 'The cache of this conversation was thrown away; the next request starts afresh.',
    cause: thrown,
  })
}

/** The prompt of a request. Throws `ENGINE_UNSUPPORTED` for messages, a `TypeError` for less than one token. */
export function promptOf({ input, maxTokens }: GenerateRequest): Prompt {
  if (!(maxTokens >= 1)) throw new TypeError('maxTokens must be at least 1.')
  if (input.type === 'prompt') return input.prompt
  throw new HarnessError(
    'ENGINE_UNSUPPORTED',
    '[engine-llamacpp] This engine takes a rendered prompt, not messages.',
    { hint: 'Render the messages with a template; `supports.inputs` says what an engine takes.' },
  )
}

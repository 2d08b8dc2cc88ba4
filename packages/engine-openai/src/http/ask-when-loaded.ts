import type { Settings } from '../settings.ts'
import { answerFailure, checkKey } from './answer-failure.ts'
import { ask } from './ask.ts'
import type { Answer } from './ask.ts'
import { wait } from './retry-delay.ts'

const LOADING_PAUSE_MS = 500

/**
 * Asks for `url`, again and again while the server says that it loads its model. Throws what `ask` throws,
 * `ENGINE_UNAUTHORIZED`, and `ENGINE_BUSY` when the model is not loaded after `timeouts.firstTokenMs`. Every other
 * answer is given back, whatever its status: only the caller knows whether it can do without.
 */
export async function askWhenLoaded(
  settings: Settings,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const patience = performance.now() + settings.timeouts.firstTokenMs
  for (;;) {
    const answer = await ask(settings, url, { signal })
    checkKey(answer, settings)
    const failure = answerFailure(answer, settings)
    if (failure?.retry !== 'wait') return answer
    if (performance.now() > patience) throw failure.error
    await wait(LOADING_PAUSE_MS, signal ?? new AbortController().signal)
  }
}

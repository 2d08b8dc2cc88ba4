import { HarnessError } from '@orion-harness/core'
import { checkKey } from '../http/answer-failure.ts'
import { ask } from '../http/ask.ts'
import { fieldsOf, listOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'

/** A server's vocabulary, asked over HTTP; what was asked once is remembered. */
export interface LlamaVocabulary {
  /** Tokens of `text`, reading control tokens in it or not. No beginning token is added. */
  tokenize(text: string, readsControl: boolean, signal?: AbortSignal): Promise<readonly number[]>
  /** The token the model wants before every text, if any. */
  beginning(signal?: AbortSignal): Promise<number | undefined>
  /**
   * How the vocabulary holds a text: `control` is one token only where control tokens are read, `always` is one token
   * in any text, such as a word or a marker the model's author added, and everything else is `text`.
   */
  kindOf(marker: string, signal?: AbortSignal): Promise<'control' | 'always' | 'text'>
}

const MOST_CACHED_CHARACTERS = 4_000_000

/**
 * Asks `/tokenize` of llama-server. Throws what `ask` throws, `ENGINE_UNAUTHORIZED` when the server wants another key,
 * and `ENGINE_FAILED` when it does not have the route.
 */
export function createLlamaVocabulary(settings: Settings, model: string): LlamaVocabulary {
  const cache = new Map<string, readonly number[]>()
  let cachedCharacters = 0

  async function request(
    fields: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<readonly number[]> {
    const key = JSON.stringify(fields)
    const known = cache.get(key)
    if (known !== undefined) {
      cache.delete(key)
      cache.set(key, known)
      return known
    }
    const answer = await ask(settings, `${settings.root}/tokenize`, {
      body: { model, ...fields },
      signal,
    })
    checkKey(answer, settings)
    const { status, json } = answer
    const { tokens } = fieldsOf(json)
    if (status !== 200 || !Array.isArray(tokens)) {
      throw new HarnessError(
        'ENGINE_FAILED',
        `The server could not tokenize the prompt (status ${status}).`,
        {
          hint: 'Set `api: "chat"` and `supports: { exactCounts: false }` when the server has no /tokenize.',
        },
      )
    }
    const ids = listOf(tokens).filter((token) => typeof token === 'number')
    cache.set(key, ids)
    cachedCharacters += key.length
    for (const oldest of cache.keys()) {
      if (cachedCharacters <= MOST_CACHED_CHARACTERS) break
      cache.delete(oldest)
      cachedCharacters -= oldest.length
    }
    return ids
  }

  const tokenize: LlamaVocabulary['tokenize'] = (text, readsControl, signal) =>
    request({ content: text, add_special: false, parse_special: readsControl }, signal)

  return {
    tokenize,
    async beginning(signal) {
      return (await request({ content: '', add_special: true, parse_special: false }, signal))[0]
    },
    async kindOf(marker, signal) {
      const [read, plain] = await Promise.all([
        tokenize(marker, true, signal),
        tokenize(marker, false, signal),
      ])
      if (read.length !== 1) return 'text'
      return plain.length === 1 && plain[0] === read[0] ? 'always' : 'control'
    },
  }
}

import { HarnessError } from '@orion-harness/core'
import type { Prompt } from '@orion-harness/core'
import { ask } from '../http/ask.ts'
import { fieldsOf, listOf } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { mergePieces } from './merge-pieces.ts'

/** Turns prompts into tokens with the server's own vocabulary. */
export interface PromptTokenizer {
  tokenize(prompt: Prompt, signal?: AbortSignal): Promise<readonly number[]>
}

const MOST_CACHED_CHARACTERS = 4_000_000

/**
 * Uses `/tokenize` of llama-server. Only `control` is read with `parse_special`, so content never becomes a control
 * token. The server adds its beginning token when the model wants one; where the prompt spells it too, one is
 * kept. Pieces seen before are not asked for again.
 */
export function createLlamaTokenizer(settings: Settings, model: string): PromptTokenizer {
  const cache = new Map<string, readonly number[]>()
  let cachedCharacters = 0

  async function piece(
    text: string,
    isControl: boolean,
    isFirst: boolean,
    signal: AbortSignal | undefined,
  ): Promise<readonly number[]> {
    const key = `${isControl ? 'c' : 't'}${isFirst ? '1' : '0'}${text}`
    const known = cache.get(key)
    if (known !== undefined) {
      cache.delete(key)
      cache.set(key, known)
      return known
    }
    const body = { model, content: text, add_special: isFirst, parse_special: isControl }
    const { status, json } = await ask(settings, `${settings.root}/tokenize`, { body, signal })
    const tokens = listOf(fieldsOf(json)['tokens']).filter((token) => typeof token === 'number')
    if (status !== 200 || (tokens.length === 0 && text !== '' && !isFirst)) {
      throw new HarnessError(
        'ENGINE_FAILED',
        `The server could not tokenize the prompt (status ${status}).`,
        {
          hint: 'Use `api: "chat"` when the server has no /tokenize.',
        },
      )
    }
    remember(key, tokens)
    return tokens
  }

  function remember(key: string, tokens: readonly number[]): void {
    cache.set(key, tokens)
    cachedCharacters += key.length
    for (const oldest of cache.keys()) {
      if (cachedCharacters <= MOST_CACHED_CHARACTERS) return
      cache.delete(oldest)
      cachedCharacters -= oldest.length
    }
  }

  return {
    async tokenize(prompt, signal) {
      const pieces = mergePieces(prompt)
      const parts = await Promise.all(
        pieces.map(({ kind, text }, index) => piece(text, kind === 'control', index === 0, signal)),
      )
      const tokens = parts.flat()
      return tokens.length > 1 && tokens[0] === tokens[1] && (await startsTwice(tokens, signal))
        ? tokens.slice(1)
        : tokens
    },
  }

  /** True when the server's own beginning token is what both first tokens are. */
  async function startsTwice(tokens: readonly number[], signal: AbortSignal | undefined): Promise<boolean> {
    const [beginning] = await piece('', false, true, signal)
    return beginning !== undefined && beginning === tokens[0]
  }
}

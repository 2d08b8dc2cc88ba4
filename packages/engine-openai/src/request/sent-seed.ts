import type { ServerKind } from '../options.ts'
import { fieldsOf } from '../read-json.ts'

/** The seed in `body` where a server of `kind` looks for it, if there is one. */
export function sentSeed(body: Readonly<Record<string, unknown>>, kind: ServerKind): number | undefined {
  const { seed } = kind === 'ollama' ? fieldsOf(body['options']) : body
  return typeof seed === 'number' ? seed : undefined
}

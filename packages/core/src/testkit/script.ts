import type { EngineEvent, FinishReason } from '../contract/engine-event.ts'
import type { GenerateRequest } from '../contract/generate-request.ts'
import type { Json, JsonObject } from '../contract/json.ts'

/** What a scripted engine answers, in order; a function sees the request. A string is a reply of that text. */
export type Script = readonly (
  | string
  | ScriptedReply
  | ((request: GenerateRequest) => string | ScriptedReply)
)[]

export interface ScriptedReply {
  readonly reasoning?: string
  readonly text?: string
  /** Calls as a server that parses them itself would send them. */
  readonly calls?: readonly ScriptedCall[]
  /** Characters of each text delta. Default 4. */
  readonly chunkSize?: number
  /** Milliseconds before each event. Default none. */
  readonly delayMs?: number
  /** Default `stop`, or `tool-calls` when there are calls. */
  readonly finish?: FinishReason
  /** What goes wrong, before the event of this index (from 0; the finish counts). */
  readonly fault?: ScriptedFault
}

export interface ScriptedCall {
  readonly name: string
  readonly arguments: JsonObject | string
  readonly id?: string
}

/**
 * `throw` the stream rejects · `end` it ends without a finish · `error` it finishes with an error · `hang` it waits
 * for the abort or the close · `deaf` it waits for ever, abort or not · `twice` it goes on after its finish.
 */
export interface ScriptedFault {
  readonly type: 'throw' | 'end' | 'error' | 'hang' | 'deaf' | 'twice'
  readonly at: number
  readonly message?: string
}

/** The events of a reply, its finish left out. */
export function eventsOf(reply: ScriptedReply): readonly EngineEvent[] {
  const { reasoning = '', text = '', calls = [], chunkSize = 4 } = reply
  return [
    ...chunks(reasoning, chunkSize).map(
      (part) => ({ type: 'reasoning-delta', text: part, tokens: 1 }) as const,
    ),
    ...chunks(text, chunkSize).map((part) => ({ type: 'text-delta', text: part, tokens: 1 }) as const),
    ...calls.map(
      ({ name, arguments: args, id }) =>
        ({
          type: 'tool-call',
          name,
          arguments: typeof args === 'string' ? args : JSON.stringify(args satisfies Json),
          ...(id === undefined ? {} : { id }),
        }) as const,
    ),
  ]
}

/** Pieces of about `size` characters that never split a surrogate pair. */
function chunks(text: string, size: number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    part += character
    if (part.length >= size) {
      parts.push(part)
      part = ''
    }
  }
  return part === '' ? parts : [...parts, part]
}

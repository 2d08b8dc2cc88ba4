import type {
  Engine,
  EngineEvent,
  FinishEvent,
  GenerateRequest,
  JsonSchema,
  Prompt,
} from '@orion-harness/core'
import { quoteLiteral } from '../combine-grammars.ts'

/** A whole generation. */
export interface Run {
  readonly events: readonly EngineEvent[]
  readonly text: string
  readonly finish: FinishEvent
}

/** A greedy request of at most 40 tokens, unless `more` says otherwise. */
export function request(prompt: Prompt, more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { input: { type: 'prompt', prompt }, stop: [], maxTokens: 40, sampling: { temperature: 0 }, ...more }
}

/** Runs to the end. Fails when the stream does not end with exactly one `finish`. */
export async function run(engine: Engine, prompt: Prompt, more: Partial<GenerateRequest> = {}): Promise<Run> {
  const events: EngineEvent[] = []
  for await (const event of engine.generate(request(prompt, more))) events.push(event)
  const finish = events.at(-1)
  if (finish?.type !== 'finish' || events.filter(({ type }) => type === 'finish').length !== 1) {
    throw new Error(`The stream did not end with one finish: ${events.map(({ type }) => type).join(' ')}`)
  }
  return { events, finish, text: textOf(events) }
}

/** The text deltas, joined. */
export function textOf(events: readonly EngineEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
}

/** Turns `{ const: TEXT }` into the grammar of that text, without quotes. */
export function literalGrammar({ const: text }: JsonSchema): string | undefined {
  return typeof text === 'string' ? `root ::= ${quoteLiteral(text)}` : undefined
}

/** A user message in ChatML, up to where the assistant writes. */
export function userMessage(text: string): Prompt {
  return [
    { kind: 'control', text: '<|im_start|>user\n' },
    { kind: 'content', text },
    { kind: 'control', text: '<|im_end|>\n<|im_start|>assistant\n' },
  ]
}

/** `prompt` with the reply the model gave and a further user message. */
export function nextTurn(prompt: Prompt, reply: string, text: string): Prompt {
  return [
    ...prompt,
    { kind: 'content', text: reply },
    { kind: 'control', text: '<|im_end|>\n' },
    ...userMessage(text),
  ]
}

import type { Engine, GenerateRequest, Message, Prompt, ToolSpec } from '@orion-harness/core'
import { engineCases } from '@orion-harness/core/testkit/engine-conformance'
import type { EngineCase, EngineFixture } from '@orion-harness/core/testkit/engine-conformance'

/** The conformance cases that say something about a server or a model, and not about the package of its engine. */
export function liveCases(only: readonly string[]): readonly EngineCase[] {
  const wanted = engineCases.filter(({ id }) => !notAsked.includes(id))
  if (only.length === 0) return wanted
  return wanted.filter(({ id }) => only.some((part) => isNamedBy(id, part)))
}

/** True when `part` is a check's id or its group. */
export function isNamedBy(id: string, part: string): boolean {
  return id === part || id.startsWith(`${part}/`)
}

/** The first delta of a fast model may come when the last one is already written. */
const notAsked: readonly string[] = [
  'stream/first-delta-before-the-end',
  'life/supports-as-declared',
  'life/undeclared-input',
  'life/close-twice',
  'life/use-after-close',
  'life/close-ends-the-running',
  'abort/listeners-are-removed',
]

const clock: ToolSpec = {
  name: 'clock',
  description: 'Tells the time.',
  parameters: {
    type: 'object',
    properties: { timezone: { type: 'string', description: 'IANA zone, such as Europe/Paris' } },
  },
}

/** Windows above this are not filled to their end: it would take minutes. */
const LARGEST_TO_FILL = 40_000

/** What is asked: an engine, and how to lay messages out where it takes prompts. */
export interface Subject {
  readonly engine: Engine
  readonly toPrompt?: (messages: readonly Message[]) => Prompt
  /** True when nothing behind the engine works, where that can be seen. */
  readonly isIdle?: () => Promise<boolean>
}

/** A model that is asked real questions. All cases share one engine, which stays open. */
export function liveFixture({ engine, toPrompt, isIdle }: Subject, timeoutMs: number): EngineFixture {
  const { contextWindow } = engine.model
  const plain = (messages: readonly Message[]): GenerateRequest => {
    const asked = request(messages)
    return toPrompt === undefined
      ? asked
      : { ...asked, input: { type: 'prompt', prompt: toPrompt(messages) } }
  }
  const words = (tokens: number) => 'word '.repeat(tokens)
  const counting: readonly Message[] = [user('Count from one to one hundred in words. Write nothing else.')]
  return {
    name: engine.model.name,
    supports: engine.supports,
    timeoutMs,
    // Servers may add tokens of their own around a prompt.
    countTolerance: 2,
    create: () => ({ ...engine, close: async () => {} }),
    ...(isIdle === undefined ? {} : { isIdle }),
    scenes: {
      seam: ['calculator(expression: string) - ', 'Does arithmetic.'],
      long: (variant = 0) =>
        plain(variant === 0 ? counting : [user(`Count from ${variant}0 to one hundred in words.`)]),
      longer: () => plain([...counting, { role: 'assistant', content: 'one, two, three' }, user('Go on.')]),
      slowPrompt: () => plain([user(words(Math.min(3_000, Math.floor(contextWindow / 2))))]),
      ...(contextWindow > LARGEST_TO_FILL
        ? {}
        : { overflow: () => plain([user(words(contextWindow + 256))]) }),
      calls: (count) => request([user(askTime(count))], [clock], 512),
      toolResult: () => request(answered, [clock]),
      reasons: () => request([user('Which number is larger, 9.11 or 9.9? Think first.')], [], 2_048),
    },
  }
}

function request(
  messages: readonly Message[],
  tools: readonly ToolSpec[] = [],
  maxTokens = 64,
): GenerateRequest {
  return {
    input: { type: 'messages', messages, tools },
    stop: [],
    maxTokens,
    sampling: { temperature: 0, seed: 1 },
  }
}

function user(content: string): Message {
  return { role: 'user', content }
}

function askTime(count: number): string {
  return `What time is it in ${['Tokyo', 'Paris', 'London'].slice(0, count).join(' and in ')}?`
}

const answered: readonly Message[] = [
  user(askTime(1)),
  {
    role: 'assistant',
    content: '',
    toolCalls: [{ id: 'call00001', name: clock.name, arguments: { timezone: 'Asia/Tokyo' } }],
  },
  { role: 'tool', callId: 'call00001', name: clock.name, content: '{"time": "14:05"}', ok: true },
]

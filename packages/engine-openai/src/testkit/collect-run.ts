import type { Engine, EngineEvent, FinishEvent, GenerateRequest, ToolSpec } from '@orion-harness/core'

/** A request with one message. */
export function ask(content: string, more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { ...askWith([], content), ...more }
}

/** A request with one message that offers tools. */
export function askWith(tools: readonly ToolSpec[], content: string): GenerateRequest {
  const input = { type: 'messages', messages: [{ role: 'user', content }], tools } as const
  return { input, stop: [], maxTokens: 64, sampling: {} }
}

/** A request with a prompt of one control and one content piece. */
export function complete(
  control: string,
  content: string,
  more: Partial<GenerateRequest> = {},
): GenerateRequest {
  const prompt = [
    { kind: 'control', text: control },
    { kind: 'content', text: content },
  ] as const
  return { input: { type: 'prompt', prompt }, stop: [], maxTokens: 64, sampling: {}, ...more }
}

/** All events of one generation. */
export async function eventsOf(engine: Engine, request: GenerateRequest): Promise<readonly EngineEvent[]> {
  const events: EngineEvent[] = []
  for await (const event of engine.generate(request)) events.push(event)
  return events
}

/** The finish of one generation. */
export async function finishOf(engine: Engine, request: GenerateRequest): Promise<FinishEvent> {
  const last = (await eventsOf(engine, request)).at(-1)
  if (last?.type !== 'finish') throw new TypeError('The last event is no finish.')
  return last
}

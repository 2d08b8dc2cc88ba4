import type {
  ChatTemplate,
  Engine,
  EngineEvent,
  EngineSupports,
  GenerateRequest,
  MessagesInput,
  ReadPart,
  ToolCallParser,
} from '@orion-harness/core'

/**
 * An engine that takes messages too, laid out by `template` and read by `parser`, as the loop of an agent does it:
 * so that a model behind prompts can be asked for calls and reasoning.
 */
export function withMessages(engine: Engine, template: ChatTemplate, parser: ToolCallParser): Engine {
  const supports: EngineSupports = {
    ...engine.supports,
    inputs: ['prompt', 'messages'],
    nativeTools: template.supports.tools && template.callFormat !== null,
    nativeReasoning: template.supports.reasoning,
  }
  return {
    ...engine,
    supports,
    generate: (request) =>
      request.input.type === 'prompt'
        ? engine.generate(request)
        : readReply(engine, template, parser, request, request.input),
    close: () => engine.close(),
  }
}

async function* readReply(
  engine: Engine,
  template: ChatTemplate,
  parser: ToolCallParser,
  request: GenerateRequest,
  { messages, tools }: MessagesInput,
): AsyncGenerator<EngineEvent, void, undefined> {
  const input = { messages, tools, addGenerationPrompt: true }
  const reader = parser.open({
    tools,
    startsInReasoning: template.startsInReasoning?.(input) ?? false,
    ...(template.callFormat === null ? {} : { callFormat: template.callFormat }),
  })
  const prompt = template.render(input)
  const stop = [...request.stop, ...template.stop]
  let calls = 0
  for await (const event of engine.generate({ ...request, stop, input: { type: 'prompt', prompt } })) {
    if (event.type !== 'text-delta' && event.type !== 'finish') {
      yield event
      continue
    }
    const parts = event.type === 'finish' ? reader.finish(event.reason) : reader.push(event.text)
    let tokens = event.type === 'finish' ? 0 : event.tokens
    for (const made of parts.flatMap(eventsOf)) {
      if (made.type === 'tool-call') calls += 1
      yield made.type === 'tool-call' ? made : { ...made, tokens }
      tokens = 0
    }
    if (event.type === 'finish') {
      yield event.reason === 'stop' && calls > 0 ? { ...event, reason: 'tool-calls' } : event
    }
  }
}

type Made = Extract<EngineEvent, { readonly type: 'text-delta' | 'reasoning-delta' | 'tool-call' }>

function eventsOf(part: ReadPart): readonly Made[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [{ type: 'text-delta', text: part.text, tokens: 0 }]
    case 'reasoning':
      return part.text === '' ? [] : [{ type: 'reasoning-delta', text: part.text, tokens: 0 }]
    case 'call': {
      const { name, id } = part
      return [
        {
          type: 'tool-call',
          name,
          arguments: JSON.stringify(part.arguments),
          ...(id === undefined ? {} : { id }),
        },
      ]
    }
    case 'call-error':
      return [{ type: 'tool-call', name: part.name ?? 'unknown', arguments: part.raw }]
    case 'call-start':
    case 'call-delta':
      return []
  }
}

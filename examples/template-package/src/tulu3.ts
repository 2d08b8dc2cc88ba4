import type { ChatTemplate, Message, Prompt, RenderInput, ToolSpec } from '@orion-harness/core'

/** A template with what a resolver needs to find it: the shape of `TemplateFamily`, without depending on it. */
export interface TuluTemplate extends ChatTemplate {
  readonly control: readonly string[]
  readonly signs: {
    readonly marks: readonly string[]
    readonly endTokens: readonly string[]
    readonly names: RegExp
  }
}

/**
 * Tulu 3. Roles are plain words between `<|` and `|>`, only `<|endoftext|>` is a token of its own. The family was
 * trained on no tools: they are advertised in the system text, and calls and results are text.
 */
export const tulu3: TuluTemplate = {
  name: 'tulu3',
  callFormat: 'fenced',
  stop: ['<|endoftext|>'],
  control: ['<|endoftext|>'],
  signs: { marks: ['<|user|>', '<|assistant|>'], endTokens: ['<|endoftext|>'], names: /tulu-?3/ },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  render: ({ messages, tools, addGenerationPrompt }) => {
    const turns = withAdvert(messages, tools).map((message, index, all) =>
      turn(message, index === all.length - 1),
    )
    return [...turns.flat(), ...(addGenerationPrompt ? [control('<|assistant|>\n')] : [])]
  },
}

const control = (text: string): Prompt[number] => ({ kind: 'control', text })
const content = (text: string): Prompt[number] => ({ kind: 'content', text })

function turn(message: Message, isLast: boolean): Prompt {
  switch (message.role) {
    case 'system':
      return [control('<|system|>\n'), content(message.content), control('\n')]
    case 'user':
      return [control('<|user|>\n'), content(message.content), control('\n')]
    case 'tool':
      return [control('<|user|>\n'), content(`Result of ${message.name}:\n${message.content}`), control('\n')]
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map(
        (call) =>
          `\`\`\`tool_call\n${JSON.stringify({ name: call.name, arguments: call.arguments })}\n\`\`\``,
      )
      const text = [message.content, ...calls].filter((part) => part !== '').join('\n')
      return [
        control('<|assistant|>\n'),
        content(text),
        control(isLast ? '<|endoftext|>' : '<|endoftext|>\n'),
      ]
    }
  }
}

function withAdvert(messages: readonly Message[], tools: RenderInput['tools']): readonly Message[] {
  if (tools.length === 0) return messages
  const [first, ...rest] = messages
  const system = first?.role === 'system' ? `${first.content}\n\n` : ''
  return [
    { role: 'system', content: system + advert(tools) },
    ...(first?.role === 'system' ? rest : messages),
  ]
}

function advert(tools: readonly ToolSpec[]): string {
  const lines = tools.map((tool) => JSON.stringify(tool))
  return `You can call these tools:\n${lines.join('\n')}\n
To call one, write this and stop:\n\`\`\`tool_call\n{"name": "...", "arguments": {}}\n\`\`\``
}

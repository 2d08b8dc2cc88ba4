import type { ChatTemplate, Message } from '@orion-harness/core'

/** Microseconds to render a conversation of `turns` turns anew, and to render one turn more right after. */
export interface Growth {
  readonly template: string
  readonly turns: number
  readonly whole: number
  readonly oneMore: number
}

/** Shows what one more turn costs at 10, 100 and 1,000 turns, beside rendering the whole conversation anew. */
export function measureGrowth(
  templates: readonly ChatTemplate[],
  sizes: readonly number[],
  rounds: number,
): Growth[] {
  return templates.flatMap((template) =>
    sizes.map((turns) => {
      const whole: number[] = []
      const oneMore: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const messages = conversation(turns + 1)
        whole.push(time(() => render(template, messages.slice(0, -4))))
        oneMore.push(time(() => render(template, messages)))
      }
      return { template: template.name, turns, whole: Math.min(...whole), oneMore: Math.min(...oneMore) }
    }),
  )
}

/** A turn is a question, a call with its result, and an answer of 400 characters. */
export function conversation(turns: number): Message[] {
  return Array.from({ length: turns }, (_, turn): Message[] => [
    { role: 'user', content: `Question ${turn}: what is the weather in Oslo today, and will it hold?` },
    {
      role: 'assistant',
      content: '',
      toolCalls: [{ id: `call_${turn}`, name: 'weather', arguments: { city: 'Oslo' } }],
    },
    {
      role: 'tool',
      callId: `call_${turn}`,
      name: 'weather',
      content: '{"degrees": 4, "sky": "clear"}',
      ok: true,
    },
    { role: 'assistant', content: 'It is clear and four degrees. '.repeat(14) },
  ]).flat()
}

function render(template: ChatTemplate, messages: readonly Message[]): void {
  template.render({ messages, tools: [], addGenerationPrompt: true })
}

function time(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) * 1000
}

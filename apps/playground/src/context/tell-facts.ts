import { createAgent } from '@orion-harness/core'
import type { ContextStrategy, Conversation } from '@orion-harness/core'
import type { DemoEngine } from './demo-engine.ts'

/** A fact in the demo model's own wordings. */
export interface Fact {
  readonly tell: string
  readonly ask: string
  /** What the answer must hold. */
  readonly value: string
}

/** Eight facts of different kinds. */
export const facts: readonly Fact[] = [
  { tell: 'my dog is called Felix', ask: 'what is my dog called?', value: 'Felix' },
  { tell: 'my name is Clara', ask: 'what is my name?', value: 'Clara' },
  { tell: 'I live in Vienna', ask: 'where do I live?', value: 'Vienna' },
  { tell: 'my favourite colour is purple', ask: 'what is my favourite colour?', value: 'purple' },
  { tell: 'I work as a nurse', ask: 'what is my job?', value: 'nurse' },
  { tell: 'my flight is at 08:30', ask: 'when is my flight?', value: '08:30' },
  { tell: 'the door code is 4711', ask: 'what is the door code?', value: '4711' },
  { tell: 'my boss is called Otto', ask: 'what is my boss called?', value: 'Otto' },
]

const smallTalk = [
  'how are you?',
  'what can you do?',
  'thanks a lot',
  'who are you?',
  'tell me a joke',
  'how big are you?',
  'cool',
  'write a poem about a river',
]

export interface FactAnswer {
  readonly answer: string
  readonly conversation: Conversation
  /** The entry that told the fact. */
  readonly toldId: string
}

export interface TellOptions {
  readonly context: ContextStrategy
  readonly pin?: boolean
  /** Turns of small talk between the telling and the asking. */
  readonly between: number
}

/** Tells the fact, talks about other things, and asks. */
export async function tellAndAsk(
  { engine, template }: DemoEngine,
  fact: Fact,
  options: TellOptions,
): Promise<FactAnswer> {
  const { context, pin = false, between } = options
  const sampling = { temperature: 0, seed: 1 }
  const agent = createAgent({
    engine,
    template,
    context,
    sampling,
    maxTokens: 64,
    now: () => 0,
  })
  await agent.run(fact.tell).result
  const toldId = agent.conversation.entries[0]?.id ?? ''
  if (pin) agent.conversation.pin(toldId)
  for (let turn = 0; turn < between; turn++) {
    await agent.run(smallTalk[turn % smallTalk.length] ?? '').result
  }
  const { text } = await agent.run(fact.ask).result
  return { answer: text, conversation: agent.conversation, toldId }
}

import type { ChatTemplate, Engine } from '@orion-harness/core'
import type { Dialogue } from '@orion-harness/demo-model/training'
import { caseParts } from '../cases/case-parts.ts'
import { dialogueMessages } from '../cases/dialogue-messages.ts'
import { sameCalls } from '../score/same-calls.ts'
import { callShape } from './call-shape.ts'
import type { CallShape } from './call-shape.ts'
import { lenientCalls } from './lenient-calls.ts'
import { strictCalls } from './strict-calls.ts'

/** The form of one reply, and whether its calls are right in either reading. */
export interface ShapeSample {
  readonly shape: CallShape
  readonly strict: boolean
  readonly lenient: boolean
}

export interface ShapeSetting {
  readonly engine: Engine
  readonly template: ChatTemplate
  readonly temperature: number
  readonly seed: number
}

/**
 * The first reply to the last turn of a dialogue, from the whole distribution and held to no grammar, as the bare
 * model writes it. Throws what the engine reports.
 */
export async function runShape(setting: ShapeSetting, dialogue: Dialogue): Promise<ShapeSample> {
  const { engine, template, temperature, seed } = setting
  const { earlier, last, expected } = caseParts(dialogue)
  const asked = { ...last, steps: [], answer: '' }
  const messages = dialogueMessages({ ...dialogue, turns: [...earlier, asked] }).slice(0, -1)
  const request = {
    input: {
      type: 'prompt',
      prompt: template.render({ messages, tools: dialogue.tools, addGenerationPrompt: true }),
    },
    stop: template.stop,
    maxTokens: 200,
    sampling: { temperature, topK: 0, topP: 1, minP: 0, seed },
  } as const
  let text = ''
  for await (const event of engine.generate(request)) {
    if (event.type === 'text-delta') text += event.text
    if (event.type === 'finish' && event.error !== undefined) throw event.error
  }
  const wanted = expected[0]?.calls ?? []
  const strict = strictCalls(text) ?? []
  const lenient = lenientCalls(text, dialogue.tools, template.callFormat)
  return {
    shape: callShape(text),
    strict: sameCalls(strict, wanted),
    lenient: lenient !== undefined && sameCalls(lenient, wanted),
  }
}

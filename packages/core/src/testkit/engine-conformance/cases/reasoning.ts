import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect } from '../expect.ts'
import { sceneRequest } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** Reasoning that the server separates itself. */
export const reasoningCases: readonly EngineCase[] = [
  {
    id: 'reasoning/apart-from-text',
    title: 'reasoning comes before the answer and is no part of it',
    requires: ['native-reasoning', 'scene:reasons'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { events, reasonings, text } = await collectFinished(engine, sceneRequest(fixture, 'reasons'))
        const reasoning = reasonings.map((event) => event.text).join('')
        expect(reasoning.trim() !== '', 'no reasoning')
        expect(text.trim() !== '', 'no answer')
        expect(!/<\/?think(?:ing)?>/u.test(text + reasoning), 'the markers of reasoning are shown')
        expect(!text.includes(reasoning.trim()), 'the reasoning is in the text')
        const first = (type: string) => events.findIndex((event) => event.type === type)
        expect(first('reasoning-delta') < first('text-delta'), 'the reasoning comes after the answer')
        return undefined
      }),
  },
]

import type { EngineSupports } from '../../../contract/engine.ts'
import { collect } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectCount, expectSame, fail, show } from '../expect.ts'
import { withEngine } from '../with-engine.ts'

/** What an engine says about itself, and how it ends. */
export const lifeCases: readonly EngineCase[] = [
  {
    id: 'life/supports-as-declared',
    title: 'the engine supports what its fixture declares',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const declared = Object.entries(fixture.supports) as [keyof EngineSupports, unknown][]
        for (const [name, value] of declared) {
          expectSame(show(engine.supports[name]), show(value), `supports.${name}`)
        }
        return undefined
      }),
  },
  {
    id: 'life/model-info',
    title: 'the model has a name and a window',
    run: (fixture) =>
      withEngine(fixture, async ({ name, model }) => {
        expect(name !== '', 'the engine has no name')
        expect(model.name !== '', 'the model has no name')
        expectCount(model.contextWindow, 1, 'model.contextWindow')
        expect(typeof model.chatTemplates === 'object', 'model.chatTemplates is missing')
        return `${model.name}, ${model.contextWindow} tokens`
      }),
  },
  {
    id: 'life/undeclared-input',
    title: 'input of a kind it does not take is refused as ENGINE_UNSUPPORTED',
    requires: ['one-input'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = fixture.scenes.long()
        const { refused, finish } = await collect(engine, {
          ...request,
          input: fixture.supports.inputs.includes('prompt')
            ? { type: 'messages', messages: [{ role: 'user', content: 'Hello' }], tools: [] }
            : { type: 'prompt', prompt: [{ kind: 'content', text: 'Hello' }] },
        })
        expectSame((refused ?? finish?.error)?.code, 'ENGINE_UNSUPPORTED', 'the code')
        return undefined
      }),
  },
  {
    id: 'life/close-twice',
    title: 'closing twice does nothing the second time',
    run: async (fixture) => {
      const engine = await fixture.create()
      await engine.close()
      await engine.close()
      return undefined
    },
  },
  {
    id: 'life/use-after-close',
    title: 'a generation after close is refused as ENGINE_CLOSED',
    run: async (fixture) => {
      const engine = await fixture.create()
      await engine.close()
      const { refused, finish, text } = await collect(engine, fixture.scenes.long())
      expectSame((refused ?? finish?.error)?.code, 'ENGINE_CLOSED', 'the code')
      expectSame(text, '', 'the text')
      return undefined
    },
  },
  {
    id: 'life/close-ends-the-running',
    title: 'closing ends a running generation as aborted',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        let closing: Promise<void> | undefined
        const { finish } = await collect(engine, fixture.scenes.long(), (event) => {
          if (event.type !== 'text-delta' || closing !== undefined) return
          closing = engine.close()
          closing.catch(() => {})
        })
        if (closing === undefined) fail('no text came, so there was nothing to close')
        await closing
        expectSame(finish?.reason, 'aborted', 'the reason')
        return undefined
      }),
  },
]

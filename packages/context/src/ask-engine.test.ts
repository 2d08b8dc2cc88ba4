import { expect, test } from 'vitest'
import type { ChatTemplate, OpenReaderInput, ToolCallParser } from '@orion-harness/core'
import { plainTemplate, scriptedEngine } from '@orion-harness/core/testkit'
import { buildConversation } from '../bench/random-conversation.ts'
import { askEngine } from './ask-engine.ts'
import { handoff } from './handoff.ts'

const thinking: ChatTemplate = { ...plainTemplate, callFormat: 'test', startsInReasoning: () => true }

/** Reasoning ends at the first `|`. */
function barParser(): ToolCallParser & { readonly opened: OpenReaderInput[] } {
  const opened: OpenReaderInput[] = []
  return {
    opened,
    open(input) {
      opened.push(input)
      let isThinking = input.startsInReasoning === true
      let held = ''
      const give = (type: 'text' | 'reasoning', text: string) => (text === '' ? [] : [{ type, text }])
      return {
        push(text) {
          held += text
          const bar = held.indexOf('|')
          if (!isThinking || bar < 0) return []
          isThinking = false
          const thought = held.slice(0, bar)
          held = held.slice(bar + 1)
          return give('reasoning', thought)
        },
        finish: () => give(isThinking ? 'reasoning' : 'text', held),
      }
    },
  }
}

const signal = new AbortController().signal
const messages = [{ role: 'user', content: 'Where is it?' }] as const

test('the thoughts of a model are no part of its answer', async () => {
  const parser = barParser()
  const engine = scriptedEngine(['It may be here, or there.|It is there.'])
  const { complete } = askEngine(engine, thinking, parser)
  expect(await complete({ messages, maxTokens: 100, signal })).toMatchObject({ text: 'It is there.' })
  expect(parser.opened).toEqual([{ tools: [], callFormat: 'test', startsInReasoning: true }])
})

test('where a server lays the messages out, its text is read too', async () => {
  const parser = barParser()
  const engine = scriptedEngine(['It is there.'], { supports: { inputs: ['messages'] } })
  const { complete } = askEngine(engine, undefined, parser)
  expect(await complete({ messages, maxTokens: 100, signal })).toMatchObject({ text: 'It is there.' })
  expect(parser.opened).toEqual([{ tools: [], startsInReasoning: false }])
})

test('a model that thinks until its tokens are spent has written no brief', async () => {
  const engine = scriptedEngine(['It may be here. It may be there. '.repeat(400)])
  const conversation = chat(2)
  const planned = handoff({ conversation, goal: 'Peel it.', ...askEngine(engine, thinking, barParser()) })
  await expect(planned).rejects.toMatchObject({ code: 'CONTEXT_SUMMARY_FAILED' })
})

test('a request for a brief leaves more of the window free where the engine estimates', async () => {
  const requestTokens = async (exactCounts: boolean) => {
    const script = Array.from({ length: 8 }, () => 'The lemon is found.')
    const options = { model: { contextWindow: 1_000 }, supports: { exactCounts } }
    const engine = scriptedEngine(script, options)
    await handoff({ conversation: chat(80), goal: 'Peel it.', ...askEngine(engine, plainTemplate) })
    const { input } = engine.requests[0] ?? {}
    return input?.type === 'prompt' ? engine.countTokens(input.prompt) : 0
  }
  const room = 1_000 - 125
  expect(await requestTokens(true)).toBeGreaterThan(room - 100)
  expect(await requestTokens(false)).toBeLessThan(room - 140)
})

function chat(turns: number) {
  const turn = { prompt: 40, reminder: false, steps: [], answer: 40 }
  return buildConversation({ greeting: false, turns: Array.from({ length: turns }, () => turn), pins: [] })
}

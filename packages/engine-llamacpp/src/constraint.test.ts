import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutputConstraint, Prompt } from '@orion-harness/core'
import { combineGrammars, quoteLiteral } from './combine-grammars.ts'
import { createCallSwitch } from './call-switch.ts'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import { run, userMessage } from './test-support/run.ts'
import { demoModelFile, talkativeModelFile } from './test-support/tiny-model.ts'

const question: Prompt = [
  { kind: 'control', text: '<|im_start|>system\nYou can call these tools:\n<tools>\n' },
  { kind: 'content', text: 'calculator(expression: string) - Does arithmetic.' },
  { kind: 'control', text: '\n</tools>\nTo call one, write:\n<tool_call>\n' },
  { kind: 'control', text: '{"name": ..., "arguments": {...}}\n</tool_call><|im_end|>\n' },
  ...userMessage('What is 12 + 30?'),
]
const clock = String.raw`root ::= "\n{\"name\": \"clock\"}\n</tool_call>"`

function calls(open: string, grammar: string, close: string): OutputConstraint {
  return { calls: [{ open, grammar, close }] }
}

describe('on a model that calls', () => {
  let engine: LlamaCppEngine
  beforeAll(async () => {
    engine = await llamaCppEngine({ model: demoModelFile, gpu: false, threads: 1 })
  })
  afterAll(() => engine.close())

  test('a call obeys the grammar and the reply ends as usual', async () => {
    const free = await run(engine, question)
    expect(free.text).toMatch(/^<tool_call>\n\{"name": "calculator"/)
    const bound = await run(engine, question, { constraint: calls('<tool_call>', clock, '</tool_call>') })
    expect(bound.text).toBe('<tool_call>\n{"name": "clock"}\n</tool_call>')
    expect(bound.finish.reason).toBe('stop')
  })

  test('the grammar begins at the end of the opening, wherever in a token that is', async () => {
    const opening = '<tool_call>\n{"name": "ca'
    for (let length = 1; length <= opening.length; length++) {
      const open = opening.slice(0, length)
      const constraint = calls(open, 'root ::= "XY" [0-9]{3} "#"', '#')
      const { text, finish } = await run(engine, question, { constraint, maxTokens: 30 })
      expect(text.startsWith(`${open}XY`)).toBe(true)
      expect(text.slice(open.length)).toMatch(/^XY\d{3}#/)
      expect(finish.reason).not.toBe('error')
    }
  })

  test('prose that opens no call is untouched', async () => {
    const free = await run(engine, userMessage('Hello'))
    const constraint = calls('<tool_call>', clock, '</tool_call>')
    expect((await run(engine, userMessage('Hello'), { constraint })).text).toBe(free.text)
  })

  test('an answer with a schema is a value of it', async () => {
    const jsonSchema = { type: 'object', properties: { sum: { type: 'integer' }, sure: { type: 'boolean' } } }
    const { text, finish } = await run(engine, question, { constraint: { jsonSchema }, maxTokens: 100 })
    expect(finish.reason).toBe('stop')
    expect(JSON.parse(text)).toEqual({ sum: expect.any(Number), sure: expect.any(Boolean) })
  })

  test('with both, the reply is a call or a value of the schema', async () => {
    const jsonSchema = { enum: ['yes', 'no'] }
    const both = { ...calls('<tool_call>', clock, '</tool_call>'), jsonSchema }
    expect((await run(engine, question, { constraint: both })).text).toBe(
      '<tool_call>\n{"name": "clock"}\n</tool_call>',
    )
    expect((await run(engine, userMessage('Hello'), { constraint: both })).text).toMatch(
      /^("yes"|"no"|<tool_call>\n)/,
    )
  })

  test('a schema the built-in converter would half ignore is refused, and so is a broken grammar', async () => {
    const schema = { type: 'object', properties: { age: { type: 'integer', minimum: 18 } } }
    const refused = await run(engine, question, { constraint: { jsonSchema: schema } })
    expect(refused.finish.error).toMatchObject({
      code: 'OPTION_INVALID',
      data: { place: '/properties/age/minimum' },
    })
    const broken = await run(engine, question, { constraint: calls('<', 'root := ', '>') })
    expect(broken.finish.error).toMatchObject({ code: 'OPTION_INVALID', hint: expect.any(String) })
    expect((await run(engine, question)).finish.reason).toBe('stop')
  })
})

test('several calls with prose between them are each held to the grammar', async () => {
  const engine = await llamaCppEngine({ model: talkativeModelFile('prose <call>'), gpu: false, threads: 1 })
  try {
    const constraint = calls('<call>', 'root ::= [0-9]{4} "</call>"', '</call>')
    const { text } = await run(engine, userMessage('Talk'), { constraint, maxTokens: 60 })
    expect(text.match(/prose <call>\d{4}<\/call>/g)?.length).toBeGreaterThan(2)
    expect(text.replace(/prose <call>\d{4}<\/call>/g, '')).toMatch(/^(prose <call>?[\d</cal>]*)?$/)
  } finally {
    await engine.close()
  }
})

test('a switch gives the same events however the text is split', () => {
  const grammar = {} as Parameters<typeof createCallSwitch>[0][number]['grammar']
  const text = 'a <call>1</call> b <call><call>2</call></call> <cal'
  const places = (chunks: readonly string[]) => {
    const found: string[] = []
    const watch = createCallSwitch([{ open: '<call>', close: '</call>', grammar }])
    let at = 0
    for (const chunk of chunks) {
      at += chunk.length
      const event = watch.push(chunk)
      if (event) found.push(`${event.type} ${event.type === 'opened' ? at - event.surplus : ''}`.trim())
      if (event?.type === 'opened' && event.surplus > 0) return found
    }
    return found
  }
  expect(places(text.split(''))).toEqual(['opened 8', 'closed', 'opened 25', 'closed'])
  expect(places(['a <ca', 'll>', '1</c', 'all> b <call', '>'])).toEqual(['opened 8', 'closed', 'opened 25'])
  expect(places(['a <call>1'])).toEqual(['opened 8'])
})

test('combined grammars keep strings, classes and repetitions as they are', () => {
  const first = 'root ::= word{2,3} "root word" [word] # word\nword ::= [a-z]+'
  const second = 'root ::= "x"'
  expect(
    combineGrammars([
      { literal: '', grammar: first },
      { literal: 'say\n"', grammar: second },
    ]),
  ).toBe(
    String.raw`root ::= "" b0-root | "say\n\"" b1-root
b0-root ::= b0-word{2,3} "root word" [word] # word
b0-word ::= [a-z]+
b1-root ::= "x"`,
  )
  expect(quoteLiteral('\b\\b\f"')).toBe(String.raw`"\x08\\b\x0C\""`)
})

import { slidingWindow } from '@orion-harness/context'
import { scriptedEngine } from '@orion-harness/core/testkit'
import type { Dialogue } from '@orion-harness/demo-model/training'
import { chatml, templateResolver } from '@orion-harness/templates'
import { expect, test } from 'vitest'
import { plainTurn, sumDialogue, sumStep, sumTurn } from '../test-support/dialogues.ts'
import { runCase } from './run-case.ts'

const template = templateResolver({ override: chatml })

/** Runs a case on an engine that says these replies; gives what the model was sent beside the outcome. */
async function run(dialogue: Dialogue, replies: readonly string[]) {
  const engine = scriptedEngine(
    replies.map((text) => ({ text, chunkSize: 50 })),
    { supports: { inputs: ['prompt'], nativeTools: false } },
  )
  const outcome = await runCase({ engine, template, context: slidingWindow() }, dialogue)
  const prompts = engine.requests.map(({ input }) =>
    input.type === 'prompt' ? input.prompt.map((piece) => piece.text).join('') : '',
  )
  return { outcome, prompts, last: prompts.at(-1) ?? '' }
}

const call = (name: string, args: string) =>
  `<tool_call>\n{"name": "${name}", "arguments": ${args}}\n</tool_call>`

test('the real calculator answers, whatever value was scripted', async () => {
  const dialogue = sumDialogue([sumTurn({ kind: 'value', text: '{"result": 0}' })])
  const { outcome } = await run(dialogue, [call('calculator', '{"expression": "12*7"}'), 'It is 84.'])
  expect(outcome).toEqual({
    calls: [{ name: 'calculator', arguments: { expression: '12*7' } }],
    results: ['{"result": 84}'],
    text: 'It is 84.',
    ended: 'done',
    history: 'whole',
  })
})

test('an error, a denial and a value are read as they are scripted', async () => {
  const error = { kind: 'error', text: '{"error":"division by zero at character 3"}' } as const
  const denied = { kind: 'denied', text: '{"error":"this was not allowed: not today."}' } as const
  const value = { kind: 'value', text: 'about 84' } as const
  for (const result of [error, denied]) {
    const { outcome } = await run(sumDialogue([sumTurn(result)]), [
      call('calculator', '{"expression": "1/0"}'),
      'No.',
    ])
    expect(outcome.results).toEqual([result.text])
  }
  const steps = [sumStep('1/0', error), sumStep('12*7', value)]
  const { outcome } = await run(sumDialogue([{ ...sumTurn(), steps }]), [
    call('calculator', '{"expression": "1/0"}'),
    call('calculator', '{"expression": "12*7"}'),
    '84',
  ])
  expect(outcome.results).toEqual([error.text, value.text])
})

test('a clock gives its scripted reading, and refuses a zone that the real one refuses', async () => {
  const reading = { kind: 'value', text: '{"time": "08:30"}' } as const
  const step = { ...sumStep('', reading), calls: [{ name: 'clock', arguments: { timezone: 'Asia/Tokyo' } }] }
  const { outcome } = await run(sumDialogue([{ ...sumTurn(), steps: [step] }]), [
    call('clock', '{"timezone": "Tokyo"}'),
    call('clock', '{"timezone": "Asia/Tokyo"}'),
    'It is 08:30.',
  ])
  expect(outcome.results).toEqual([expect.stringContaining('did you mean \\"Asia/Tokyo\\"?'), reading.text])
})

test('a call beyond the script fails', async () => {
  const { outcome } = await run(sumDialogue([plainTurn('Hi', 'Hello')]), [call('clock', '{}'), 'Hello'])
  expect(outcome.results).toEqual(['{"error":"no more results"}'])
})

test('earlier turns are history, with their calls, results and reminders', async () => {
  const reminded = { ...sumTurn(), reminder: { text: 'Be brief.', at: 'tool-result' } } as const
  const { prompts, last } = await run(sumDialogue([reminded, plainTurn('Thanks', '')]), ['Welcome.'])
  expect(prompts).toHaveLength(1)
  for (const text of [
    'What is 12 * 7?',
    '{"result": 84}\n\n<system-reminder>Be brief.</system-reminder>',
    'The answer is 84.',
    'Thanks',
  ]) {
    expect(last).toContain(text)
  }
})

test('a reminder comes once, where it is scripted, also when it was said before', async () => {
  const reminder = { text: 'Be brief.', at: 'user-message' } as const
  const turns = [
    { ...plainTurn('Hi', 'Hello'), reminder },
    { ...sumTurn(), reminder },
  ]
  const { prompts, last } = await run(sumDialogue(turns), [
    call('calculator', '{"expression": "12*7"}'),
    '84',
  ])
  const count = (text: string) => text.split('<system-reminder>Be brief.</system-reminder>').length - 1
  expect(prompts.map(count)).toEqual([2, 2])
  expect(last).toContain('What is 12 * 7?\n\n<system-reminder>Be brief.')
})

test('a mistake at the start of the last turn is replayed, and is no call the model made', async () => {
  const error = { kind: 'error', text: '{"error":"missing operator"}' } as const
  const mistake = { ...sumStep('12 7', error), learn: false }
  const turn = { ...sumTurn(), steps: [mistake, ...sumTurn().steps] }
  const { outcome, prompts } = await run(sumDialogue([turn]), [
    call('calculator', '{"expression": "12 * 7"}'),
    '84',
  ])
  expect(outcome.calls).toEqual([{ name: 'calculator', arguments: { expression: '12 * 7' } }])
  expect(outcome.results).toEqual([error.text, '{"result": 84}'])
  expect(prompts[0]).toContain('12 7')
  expect(prompts[0]).toContain(error.text)
})

test('a replayed call that the harness refuses leaves no result behind', async () => {
  const error = { kind: 'error', text: '{"error":"the required key is missing"}' } as const
  const mistake = {
    ...sumStep('', error),
    calls: [{ name: 'calculator', arguments: {} }],
    written: call('calculator', '{}'),
    learn: false,
  }
  const value = { kind: 'value', text: 'about 84' } as const
  const turn = { ...sumTurn(), steps: [mistake, sumStep('12 * 7', value)] }
  const { outcome } = await run(sumDialogue([turn]), [call('calculator', '{"expression": "12 * 7"}'), '84'])
  expect(outcome.results).toEqual([
    expect.stringContaining('the required key \\"expression\\" is missing'),
    value.text,
  ])
})

test('a replayed call of a tool that is not there stands in the prompt with its arguments', async () => {
  const written = call('calculators', '{"expression": "12 * 7"}')
  const mistake = {
    ...sumStep('', { kind: 'error', text: '{"error":"no such tool"}' }),
    calls: [{ name: 'calculators', arguments: { expression: '12 * 7' } }],
    written,
    learn: false,
  }
  const turn = { ...sumTurn(), steps: [mistake, ...sumTurn().steps] }
  const { prompts } = await run(sumDialogue([turn]), ['84'])
  expect(prompts[0]).toContain(written)
  expect(prompts[0]).toContain('There is no tool \\"calculators\\"')
})

test('an earlier turn that is not played as it is written is no case', async () => {
  const broken = { ...sumTurn(), steps: [{ ...sumStep('', { kind: 'value', text: '' }), written: 'Hm.' }] }
  await expect(run(sumDialogue([broken, plainTurn('Hi', '')]), [])).rejects.toThrow('not played')
})

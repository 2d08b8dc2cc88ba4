import type { ToolSpec } from '@orion-harness/core'
import type { Dialogue, Result, Step, Turn } from '@orion-harness/demo-model/training'

/** A calculator in the generator's form. */
export const calculatorSpec: ToolSpec = {
  name: 'calculator',
  description: 'Does arithmetic.',
  parameters: { type: 'object', properties: { expression: { type: 'string' } }, required: ['expression'] },
}

/** A clock in the generator's form. */
export const clockSpec: ToolSpec = {
  name: 'clock',
  description: 'Current date and time.',
  parameters: { type: 'object', properties: { timezone: { type: 'string' } }, required: [] },
}

/** One reply with one call of the calculator. */
export function sumStep(expression: string, result: Result): Step {
  return {
    calls: [{ name: 'calculator', arguments: { expression } }],
    written: `<tool_call>\n{"name": "calculator", "arguments": {"expression": "${expression}"}}\n</tool_call>`,
    results: [result],
    learn: true,
  }
}

/** A turn without calls. */
export function plainTurn(user: string, answer: string): Turn {
  return { skill: 'filler', user, steps: [], answer, expect: {}, learn: true }
}

/** A turn that asks for 12 * 7. */
export function sumTurn(result: Result = { kind: 'value', text: '{"result": 84}' }): Turn {
  return {
    skill: 'arithmetic',
    user: 'What is 12 * 7?',
    steps: [sumStep('12 * 7', result)],
    answer: 'The answer is 84.',
    expect: { contains: [['84']] },
    learn: true,
  }
}

/** A dialogue of these turns, with calculator and clock; by default of one that asks for 12 * 7. */
export function sumDialogue(turns: readonly Turn[] = [sumTurn()]): Dialogue {
  return { system: '', tools: [calculatorSpec, clockSpec], turns }
}

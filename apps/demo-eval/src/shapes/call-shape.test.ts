import { expect, test } from 'vitest'
import { calculatorSpec } from '../test-support/dialogues.ts'
import { callShape } from './call-shape.ts'
import { lenientCalls } from './lenient-calls.ts'
import { strictCalls } from './strict-calls.ts'

const json = '{"name": "calculator", "arguments": {"expression": "1+2"}}'
const proper = `<tool_call>\n${json}\n</tool_call>`
const renamed = proper.replace('arguments', 'parameters')

test.each([
  [proper, 'canonical'],
  [`${proper}\n${proper}`, 'canonical'],
  [`Let me check.\n${proper}`, 'sentence before'],
  [`\`\`\`json\n${json}\n\`\`\``, 'json fence'],
  [`\`\`\`tool_call\n${json}\n\`\`\``, 'tool_call fence'],
  [json, 'bare object'],
  [`${json}\n${json}`, 'bare object'],
  [renamed, 'parameters key'],
  [json.replace('arguments', 'parameters'), 'parameters key'],
  [`[${json}, ${json}]`, 'array'],
  [`<tool_call>\n[${json}]\n</tool_call>`, 'array'],
  ['The answer is 3.', 'no call'],
  ['<tool_call>\n{"name": "calcul', 'other'],
  [proper.replace('}}', '}'), 'other'],
] as const)('%j is %s', (text, shape) => {
  expect(callShape(text)).toBe(shape)
})

test('only the form of the template is read strictly, and every form of a call is read leniently', () => {
  const call = { name: 'calculator', arguments: { expression: '1+2' } }
  expect(strictCalls(proper)).toEqual([call])
  for (const text of [`\`\`\`json\n${json}\n\`\`\``, json, renamed, `Let me check.\n${proper}`]) {
    expect(strictCalls(text), text).toBeUndefined()
    expect(lenientCalls(text, [calculatorSpec], 'hermes'), text).toEqual([call])
  }
})

import { describe, expect, test } from 'vitest'
import type { CallConstraint, ToolSpec } from '@orion-harness/core'
import { callLayouts } from './call-layouts.ts'
import { constrainCalls } from './constrain-calls.ts'
import { matchesGbnf } from '../testing/gbnf-matcher.ts'
import { sampleGbnf, seededRandom } from '../testing/gbnf-sampler.ts'
import { hostileTools } from '../testing/hostile-tools.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'

const formats = Object.keys(callLayouts)

function constraint(callFormat: string, tools: readonly ToolSpec[] = hostileTools): CallConstraint {
  const [first] = constrainCalls({ tools, callFormat })
  if (first === undefined) throw new Error(`${callFormat} has no constraint`)
  return first
}

function accepts(callFormat: string, call: string): boolean {
  const { open, grammar } = constraint(callFormat)
  return call.startsWith(open) && matchesGbnf(parseGbnf(grammar), call.slice(open.length))
}

describe('constrainCalls', () => {
  test.each([
    [
      'hermes',
      '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "unit": "C"}}\n</tool_call>',
    ],
    ['fenced', '```tool_call\n{"name": "get_weather", "arguments": {"city": "a\\n```\\n"}}\n```'],
    ['mistral', '[TOOL_CALLS][{"name": "get_time", "arguments": {}}, {"name": "get_time", "arguments": {}}]'],
    ['mistral-v11', '[TOOL_CALLS]get_weather[ARGS]{"city": "Paris"}[TOOL_CALLS]get_time[ARGS]{}'],
    ['mistral-v11', '[TOOL_CALLS]get_weather[CALL_ID]call00001[ARGS]{"city": "Paris"}'],
    [
      'deepseek-r1',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{"city": "Paris"}\n```<｜tool▁call▁end｜>\n<｜tool▁call▁begin｜>function<｜tool▁sep｜>get_time\n```json\n{}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    ],
    [
      'deepseek-v3.1',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>{"city": "Paris"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    ],
    [
      'command-r7b',
      '<|START_ACTION|>[\n    {"tool_call_id": "0", "tool_name": "get_weather", "parameters": {"city": "Paris"}},\n    {"tool_call_id": "1", "tool_name": "get_time", "parameters": {}}\n]<|END_ACTION|>',
    ],
    ['granite', '<|tool_call|>[{"name": "get_time", "arguments": {}}]'],
    ['phi4', '<|tool_call|>[{"name": "get_time", "arguments": {}}]<|/tool_call|>'],
    ['apertus', '<|tools_prefix|>[{"get_weather": {"city": "Paris"}}]<|tools_suffix|>'],
    [
      'kimi',
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Paris"}<|tool_call_end|><|tool_calls_section_end|>',
    ],
    [
      'qwen-xml',
      '<tool_call>\n<function=get_weather>\n<parameter=city>\nParis <b> </parameter\n</parameter>\n<parameter=unit>\nC\n</parameter>\n</function>\n</tool_call>',
    ],
    ['qwen-xml', '<tool_call>\n<function=get_time>\n</function>\n</tool_call>'],
    [
      'seed-xml',
      '<seed:tool_call>\n<function=get_weather>\n<parameter=city>Paris</parameter>\n</function>\n</seed:tool_call>',
    ],
    ['glm', '<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>Paris</arg_value>\n</tool_call>'],
    ['glm', '<tool_call>get_weather<arg_key>city</arg_key><arg_value>Paris</arg_value></tool_call>'],
    ['functionary', '<function=get_weather>{"city": "Paris"}</function>'],
    ['minicpm', '<function name="get_weather"><param name="city">Paris</param></function>'],
    [
      'minimax',
      '<minimax:tool_call>\n<invoke name="get_weather">\n<parameter name="city">Paris</parameter>\n</invoke>\n</minimax:tool_call>',
    ],
    [
      'dsml',
      '<｜DSML｜function_calls>\n<｜DSML｜invoke name="plan-trip.v2">\n<｜DSML｜parameter name="day" string="true">2026-11-21</｜DSML｜parameter>\n<｜DSML｜parameter name="people" string="false">2</｜DSML｜parameter>\n<｜DSML｜parameter name="mode" string="true">train</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    ],
    [
      'solar',
      '<|tool_calls|><|tool_call:begin|>call00001<|tool_call:name|>get_time<|tool_call:args|>{}<|tool_call:end|>',
    ],
    ['tool-calls-tag', '<tool_calls>[{"name": "get_time", "arguments": {}}]</tool_calls>'],
    ['lm-studio', '[TOOL_REQUEST]{"name": "get_time", "arguments": {}}[END_TOOL_REQUEST]'],
    ['llama3-json', '<|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}'],
    ['internlm', '<|action_start|><|plugin|>\n{"name": "get_time", "parameters": {}}<|action_end|>'],
    ['node-llama-cpp', '||call: get_weather({"city": "Paris"})\n||call: get_time({})'],
    [
      'hunyuan',
      '<tool_calls:opensource>\n<tool_call:opensource>get_weather<tool_sep:opensource>\n<arg_key:opensource>city</arg_key:opensource>\n<arg_value:opensource>Paris</arg_value:opensource>\n</tool_call:opensource>\n</tool_calls:opensource>',
    ],
  ])('%s takes a call as its template writes it', (callFormat, call) => {
    expect(accepts(callFormat, call)).toBe(true)
  })

  test.each([
    ['hermes', '<tool_call>{"name": "get_time", "arguments": {}}</tool_call>'],
    ['hermes', '<tool_call>\n{"name": "rm", "arguments": {}}\n</tool_call>'],
    ['hermes', '<tool_call>\n{"name": "get_weather", "arguments": {}}\n</tool_call>'],
    ['hermes', '<tool_call>\n{"name": "get_time", "arguments": {"city": "Paris"}}\n</tool_call>'],
    [
      'hermes',
      '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris", "unit": "K"}}\n</tool_call>',
    ],
    ['hermes', '<tool_call>\n{"name": "get_time", "arguments": {}}\n</tool_call> and more'],
    ['hermes', '<tool_call>\n{"name": "get_weather", "arguments": {"city": "</tool_call>"}}\n</tool_call>'],
    ['qwen-xml', '<tool_call>\n<function=get_weather>\n</function>\n</tool_call>'],
    [
      'qwen-xml',
      '<tool_call>\n<function=plan-trip.v2>\n<parameter=day>\nx\n</parameter>\n</function>\n</tool_call>',
    ],
    ['glm', '<tool_call>get_weather\n<arg_key>town</arg_key>\n<arg_value>Paris</arg_value>\n</tool_call>'],
  ])('%s refuses %s', (callFormat, call) => {
    expect(accepts(callFormat, call)).toBe(false)
  })

  test.each(formats)(
    '%s: its closing marker stands once, at the end of whatever it lets through',
    (callFormat) => {
      const { grammar, close } = constraint(callFormat)
      const rules = parseGbnf(grammar)
      for (let seed = 1; seed <= 20; seed += 1) {
        const text = sampleGbnf(rules, seededRandom(seed * 7919), 150)
        const call = close === '' ? text : text.replace(/\n$/, '')
        expect([call, call.length - close.length]).toEqual([
          call,
          close === '' ? call.length : call.indexOf(close),
        ])
        expect(matchesGbnf(rules, text)).toBe(true)
      }
    },
  )

  test('a string may still hold the closing marker, spelled with an escape', () => {
    const call =
      '<tool_call>\n{"name": "write_file", "arguments": {"path": "a.md", "content": "\\u003c/tool_call>"}}\n</tool_call>'
    expect(accepts('hermes', call)).toBe(true)
  })

  test('there is no constraint without tools, for an unknown format, or where a call cannot be told from an answer', () => {
    expect(constrainCalls({ tools: [], callFormat: 'hermes' })).toEqual([])
    for (const callFormat of ['json-array', 'react', 'harmony', 'toString', 'made-up']) {
      expect(constrainCalls({ tools: hostileTools, callFormat })).toEqual([])
    }
  })

  test('a tool that no arguments can fit is left out', () => {
    const impossible: ToolSpec = {
      name: 'impossible',
      description: '',
      parameters: { type: 'object', properties: { a: false }, required: ['a'] },
    }
    expect(constraint('hermes', [...hostileTools, impossible]).grammar).not.toContain('impossible')
    expect(constrainCalls({ tools: [impossible], callFormat: 'hermes' })).toEqual([])
  })

  test('the same tools always give the same text', () => {
    expect(constrainCalls({ tools: hostileTools, callFormat: 'hermes' })).toEqual(
      constrainCalls({ tools: structuredClone(hostileTools), callFormat: 'hermes' }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { toolCallParser } from './tool-call-parser.ts'
import { everywhere, readReply } from './testing/read-reply.ts'

const object = '{"name": "bash", "arguments": {"command": "ls"}}'
const tagged = `<tool_call>\n${object}\n</tool_call>`

/** Texts that show a call and mean none: all of it is prose. */
const shown: Readonly<Record<string, string>> = {
  'inline code': `Wrap it: \`<tool_call>${object}</tool_call>\`.`,
  'an inline object': `Write \`${object}\` to call it.`,
  'a code block with prose around it': `It is:\n\n\`\`\`\n${tagged}\n\`\`\`\nOk?`,
  'a code block with prose after it': `\`\`\`json\n${object}\n\`\`\`\nUse that.`,
  'a list item': `- \`${object}\``,
  'an echoed result': `<tool_response>\n${tagged}\n</tool_response>\nThe file holds a call.`,
  'an echoed result in brackets': `[TOOL_RESULTS]${tagged}[/TOOL_RESULTS]\nThe file holds a call.`,
  'an echoed result of Gemma': `<|tool_response>${tagged}<tool_response|>\nThe file holds a call.`,
  'an example with an explanation': `For example:\n${tagged}\nThat would list files.`,
  'what a call looks like': `A Hermes call looks like this:\n${tagged}`,
  'what one would write': `To call a tool you would write:\n${tagged}\nbut I won't.`,
  'a quoted object': `You said "${object}" before.`,
  'a quoted tag': `The string "<tool_call>${object}</tool_call>" is a call.`,
  'typographic quotes': `The “<tool_call>${object}</tool_call>” form.`,
  'brackets around it': `(<tool_call>${object}</tool_call>)`,
  'a comment': `<!-- ${tagged} -->`,
  'a configuration': `Here is the config:\n${object}`,
  'a package.json': 'Here is one:\n```json\n{"name":"my-app","version":"1.0.0"}\n```',
  records: '```json\n[{"name":"Ada"},{"name":"Linus"}]\n```',
  'code that builds one': `\`\`\`js\nconst x = ${object}\n\`\`\``,
  'Python after prose': 'Run:\n```python\nbash(command="ls")\n```',
  'a Python prompt': '>>> bash(command="ls")\n',
  'a sentence about a call': 'bash(command="ls") lists the files.',
  'a sentence about a marker': '[TOOL_CALLS] is the marker Mistral uses.',
  'a sentence that begins with a tag': '<tool_call> is the opening tag of Hermes.',
  'a sentence with both tags': 'Use <tool_call> and </tool_call> around the JSON.',
  'a sentence about a function tag': 'The tag <function=bash> opens a call.',
  'a table': `| tool | call |\n|---|---|\n| bash | ${object} |`,
  'a block quote': `> ${object}`,
  'an indented block': `Text:\n\n    ${object}\n\nmore`,
  'a string in JSON': `{"example": "<tool_call>${object.replaceAll('"', '\\"')}</tool_call>"}`,
  'the schema':
    '{"name": "bash", "parameters": {"type": "object", "properties": {"command": {"type": "string"}}}}',
  'the advert in its tag':
    '<tools>\n{"type": "function", "function": {"name": "bash", "description": "x", "parameters": {"type": "object", "properties": {}}}}\n</tools>',
  'a request of another protocol': `{"jsonrpc": "2.0", "method": "tools/call", "params": ${object}}`,
  'an object before its explanation': '{"name": "get_time", "arguments": {}}\n\nThis object calls get_time.',
  'an escaped tag': `\\<tool_call>${object}\\</tool_call>`,
  'a shell prompt': '$ bash(command="ls")',
  'an aside': `A call, e.g. <tool_call>${object}</tool_call>, lists files.`,
  'a name, then JSON, then prose': 'bash\n{"command": "ls"}\nis the shape',
  'a block in a block': `\`\`\`\`markdown\n\`\`\`tool_call\n${object}\n\`\`\`\n\`\`\`\``,
  'Python that calls no tool': '```tool_code\nprint(1+1)\n```',
  'two code blocks with prose after them': `\`\`\`\n${tagged}\n\`\`\`\n\`\`\`\n${tagged}\n\`\`\`\nTwo ways.`,
  'a code block after a bare call': `${object}\n\`\`\`\n${tagged}\n\`\`\`\nTwo ways.`,
  'a placeholder in a sentence': 'It then writes <tool_call>{"name": ...}</tool_call>.',
  "an answer under a tool's name": '{"bash": {"command": "ls"}}',
  'a bare call without a required argument': '{"name": "bash", "arguments": {}}',
}

describe.each(Object.entries(shown))('%s', (_, text) => {
  test('fires nothing and comes out as it is', () => {
    const reply = readReply(text)
    expect(reply.calls).toEqual([])
    expect(reply.errors).toEqual([])
    expect(reply.text).toBe(text)
  })

  test('comes out the same one character at a time', () => {
    expect(readReply(text, { splits: everywhere(text) }).parts).toEqual(readReply(text).parts)
  })
})

test.each([
  ['in tags', `<think>${tagged}</think>No need.`, 'No need.'],
  ['before an end tag on its own line', `<think>\nmaybe\n${tagged}\n</think>\n\nHello.`, 'Hello.'],
  [
    'on the analysis channel',
    `<|channel|>analysis<|message|>I could <tool_call>${object}</tool_call><|end|><|start|>assistant<|channel|>final<|message|>Hi<|return|>`,
    'Hi',
  ],
])('a call in reasoning that closed, %s, is reasoning', (_, text, prose) => {
  const reply = readReply(text)
  expect(reply.calls).toEqual([])
  expect(reply.reasoning).toContain(object)
  expect(reply.text).toBe(prose)
})

test.each([
  ['tags', '<tool_call>\n{"name": "bash", "arguments": {"command": "rm -rf /tmp'],
  ['tags, only brackets missing', '<tool_call>\n{"name": "bash", "arguments": {"command": "ls"}'],
  ['parameters', '<tool_call>\n<function=bash>\n<parameter=command>\nrm -rf /\n'],
  [
    'a value that shows the end of a call',
    '<tool_call>\n<function=bash>\n<parameter=command>\necho "</function> ends it" and then',
  ],
  [
    'a value between keys and values',
    '<tool_call>bash\n<arg_key>command</arg_key>\n<arg_value>echo </tool_call> and then',
  ],
  ['an attribute', '<invoke name="bash">\n<parameter name="command">echo </invoke> and then'],
  ['a bare object', '{"name": "bash", "arguments": {"comm'],
  ['a name', 'Let me see. <tool_call>\n{"name": "ba'],
  ['a marker', 'Let me see. <tool_c'],
  ['a list', '[TOOL_CALLS][{"name": "bash", "argu'],
])('a call cut off inside %s is neither run nor shown', (_, text) => {
  for (const finish of ['length', 'aborted'] as const) {
    const reply = readReply(text, { finish })
    expect(reply.calls).toEqual([])
    expect(reply.errors).toEqual([])
    expect('Let me see.').toContain(reply.text.trim())
  }
})

test('the whole calls of a list that is cut off later are kept', () => {
  const reply = readReply(`[TOOL_CALLS][${object}, {"name": "get_ti`, { finish: 'length' })
  expect(reply.calls).toHaveLength(1)
})

test.each([
  ['tags', '<tool_response>', '</tool_response>'],
  ['brackets', '[TOOL_RESULTS]', '[/TOOL_RESULTS]'],
  ['Gemma', '<|tool_response>', '<tool_response|>'],
  ['Command R', '<|START_TOOL_RESULT|>', '<|END_TOOL_RESULT|>'],
  ['FunctionGemma', '<start_function_response>', '<end_function_response>'],
  ['DeepSeek', '<｜tool▁outputs▁begin｜>', '<｜tool▁outputs▁end｜>'],
  ['GLM', '<|observation|>', '<|assistant|>'],
])('a call after an echoed result in the form of %s is a call', (_, open, close) => {
  const reply = readReply(`${open}\na.txt\n${close}\n${tagged}`)
  expect(reply.calls.map((call) => call.name)).toEqual(['bash'])
})

test('a call inside an argument is part of the argument', () => {
  const content = `Example:\n<tool_call>\n<function=bash>\n<parameter=command>\nrm -rf /\n</parameter>\n</function>\n</tool_call>\nend`
  const text = `<tool_call>\n<function=write_file>\n<parameter=path>\nx\n</parameter>\n<parameter=content>\n${content}\n</parameter>\n</function>\n</tool_call>`
  expect(readReply(text).calls.map((call) => call.arguments)).toEqual([{ path: 'x', content }])
})

test('a call inside an argument stays there when its end tags come first', () => {
  const text =
    '<tool_call>\n<function=write_file>\n<parameter=path>\nx\n</parameter>\n<parameter=content>\n</function>\n</tool_call>\n<tool_call>\n<function=bash>\n<parameter=command>\nrm -rf /\n</parameter>\n</function>\n</tool_call>\n</parameter>\n</function>\n</tool_call>'
  expect(readReply(text).calls.map((call) => call.name)).not.toContain('bash')
})

test('with `ask`, a call that may be an example is emitted and marked for a person', () => {
  const text = `For example:\n${tagged}\nShall I do it?`
  const reply = readReply(text, { parser: toolCallParser({ undecided: 'ask' }) })
  expect(reply.calls).toMatchObject([{ name: 'bash', repairs: ['undecided'] }])
  expect(reply.text).toBe('For example:\nShall I do it?')
})

test('reasoning before a call that is cut off is kept', () => {
  const reply = readReply(`I see. ${tagged}\n<tool_call>\n{"name": "ba`, {
    startsInReasoning: true,
    finish: 'length',
  })
  expect(reply.calls).toEqual([])
  expect(reply.reasoning).toContain('I see.')
  expect(reply.reasoning).toContain(object)
})

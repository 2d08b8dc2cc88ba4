import { describe, expect, test } from 'vitest'
import { everywhere, readReply } from './testing/read-reply.ts'

const object = '{"name": "bash", "arguments": {"command": "ls"}}'
const tag = (body: string): string => `<tool_call>\n${body}\n</tool_call>`
const bash = { name: 'bash', arguments: { command: 'ls' } }

/** Every text means `bash {"command": "ls"}` and leaves the given prose. */
const garbled: Readonly<Record<string, readonly [text: string, prose?: string]>> = {
  'only the end tag': [`${object}\n</tool_call>`],
  'a brace too many': [tag(`${object}}`)],
  'doubled braces': [tag('{{"name": "bash", "arguments": {{"command": "ls"}}}}')],
  'prose inside the tag': [tag(`I will list:\n${object}`)],
  'the name after the arguments': [tag('{"arguments": {"command": "ls"}, "name": "bash"}')],
  'a list inside the tag': [tag(`[${object}]`)],
  'tags in capitals': [`<TOOL_CALL>\n${object}\n</TOOL_CALL>`],
  'tags with a hyphen': [`<tool-call>\n${object}\n</tool-call>`],
  'the end tag of another format': [`<tool_call>\n${object}\n</function_call>`],
  'nested tags': [`<tool_call><tool_call>${object}</tool_call></tool_call>`],
  'Windows line breaks': [`<tool_call>\r\n${object}\r\n</tool_call>\r\n`],
  'a byte order mark': [`\ufeff${object}`],
  'a sentence right before the tag': [`Sure.${tag(object)}`, 'Sure.'],
  'a tag nobody knows': [`<run>\n${object}\n</run>`],
  'an invented result': [`${tag(object)}\n<tool_response>\na.txt\n</tool_response>\nThere is a.txt.`],
  'an invented turn': [`${tag(object)}<|im_end|>\n<|im_start|>user\nthanks`],
  'a missing end of the parameter': [
    '<tool_call>\n<function=bash>\n<parameter=command>\nls\n</function>\n</tool_call>',
  ],
  'a missing end of the function': [
    '<tool_call>\n<function=bash>\n<parameter=command>\nls\n</parameter>\n</tool_call>',
  ],
  'tags without line breaks': [
    '<tool_call><function=bash><parameter=command>ls</parameter></function></tool_call>',
  ],
  'attributes in place of =': [
    '<tool_call>\n<function name="bash">\n<parameter name="command">ls</parameter>\n</function>\n</tool_call>',
  ],
  'quotes after =': [
    '<tool_call>\n<function="bash">\n<parameter="command">\nls\n</parameter>\n</function>\n</tool_call>',
  ],
  'a GLM call without its first tag': [
    'bash\n<arg_key>command</arg_key>\n<arg_value>ls</arg_value>\n</tool_call>',
  ],
  'a GLM key without its end': ['<tool_call>bash<arg_key>command<arg_value>ls</arg_value></tool_call>'],
  'JSON after a GLM name': ['<tool_call>bash\n{"command": "ls"}\n</tool_call>'],
  'single quotes in Gemma notation': ["<|tool_call>call:bash{command:'ls'}<tool_call|>"],
  'no quotes in Gemma notation': ['<|tool_call>call:bash{command:ls}<tool_call|>'],
  'a missing brace in Gemma notation': ['<|tool_call>call:bash{command:<|"|>ls<|"|><tool_call|>'],
  'a Python block': ['```python\nbash(command="ls")\n```'],
  'a channel message whose markers were lost': ['commentary to=functions.bash json{"command": "ls"}'],
  'a channel message after reasoning': [
    '<|channel|>analysis<|message|>List.<|end|><|start|>assistant<|channel|>commentary to=functions.bash<|message|>{"command": "ls"}',
  ],
  'a preamble on the commentary channel': [
    '<|channel|>commentary<|message|>I will list.<|end|><|start|>assistant<|channel|>commentary to=functions.bash <|constrain|>json<|message|>{"command": "ls"}<|call|>',
    'I will list.',
  ],
  'the whole call as a string': [tag(JSON.stringify(object))],
  'a space after functools': [`functools [${object}]`],
  'a raw string of Python': ['<|tool_call_start|>[bash(command=r"ls")]<|tool_call_end|>'],
  'a list without its round bracket': ['<|tool_call_start|>[bash(command="ls"]<|tool_call_end|>'],
  'an id in place of every marker': ['functions.bash:0{"command": "ls"}'],
  'spaces after [TOOL_CALLS]': [`[TOOL_CALLS] [${object}]`],
  'one object after [TOOL_CALLS]': [`[TOOL_CALLS]${object}`],
  'a list that never closes after [TOOL_CALLS]': [`[TOOL_CALLS][${object}`],
  'arguments in a list after [ARGS]': ['[TOOL_CALLS]bash[ARGS][{"command": "ls"}]'],
  'a built-in call of Llama': ['<|python_tag|>bash.call(command="ls")'],
  'an object after prose': [`I will list.\n${object}`, 'I will list.'],
  'a code block after prose': [`I will list.\n\`\`\`json\n${object}\n\`\`\``, 'I will list.'],
  'an end-of-message token': [`${object}<|eom_id|>`],
  'the wrapper of a server': [
    '{"tool_calls": [{"id": "1", "type": "function", "function": {"name": "bash", "arguments": "{\\"command\\": \\"ls\\"}"}}]}',
  ],
  'DeepSeek without its special tokens': ['functionbash\n```json\n{"command": "ls"}\n```'],
  'DeepSeek with spaces in its markers': [
    '<｜tool calls begin｜><｜tool call begin｜>function<｜tool sep｜>bash\n```json\n{"command": "ls"}\n```<｜tool call end｜><｜tool calls end｜>',
  ],
  'DeepSeek with escaped underscores': [
    '<｜tool\\_calls\\_begin｜><｜tool\\_call\\_begin｜>function<｜tool\\_sep｜>bash\n```json\n{"command": "ls"}\n```<｜tool\\_call\\_end｜>',
  ],
  'a Python list without its bracket': ['<|tool_call_start|>[bash(command="ls")<|tool_call_end|>'],
  'JSON where Python is usual': [`<|tool_call_start|>[${object}]<|tool_call_end|>`],
  'one object where a list is usual': [`<|tool_call|>${object}`],
  'a plain line after Action Input': ['Action: bash\nAction Input: ls'],
  'bold labels': ['**Action:** bash\n**Action Input:** {"command": "ls"}'],
  'action and action_input': ['```json\n{"action": "bash", "action_input": {"command": "ls"}}\n```'],
  'a block labelled tool_calls': [`\`\`\`tool_calls\n[${object}]\n\`\`\``],
  'a block of tildes': [`~~~tool_call\n${object}\n~~~`],
  'a block of four backticks': [`\`\`\`\`tool_call\n${object}\n\`\`\`\``],
  'a block on one line': [`\`\`\`json ${object} \`\`\``],
  'inline backticks before a block': [
    `Use \`\`\` here.\n\`\`\`tool_call\n${object}\n\`\`\``,
    'Use ``` here.',
  ],
  'an announcement of the model itself': [
    `To find out I should call:\n${tag(object)}`,
    'To find out I should call:',
  ],
  'an announcement and a claim': [
    `I'll do it like this:\n${tag(object)}\nDone.`,
    "I'll do it like this:\nDone.",
  ],
  'reasoning that never closes': [`<think>\nI need it.\n${tag(object)}`],
}

describe.each(Object.entries(garbled))('a call with %s', (_, [text, prose = '']) => {
  test('is read, says what was repaired or in which format it stood, and leaks no syntax', () => {
    const reply = readReply(text)
    expect(reply.calls.map(({ name, arguments: given }) => ({ name, arguments: given }))).toEqual([bash])
    expect(reply.text.trim()).toBe(prose)
    expect(reply.errors).toEqual([])
  })

  test('is read the same one character at a time', () => {
    expect(readReply(text, { splits: everywhere(text) }).parts).toEqual(readReply(text).parts)
  })
})

test('a call repaired in several ways names them all', () => {
  const [call] = readReply("<tool_call>\n{'name': 'functions.Bash', 'args': {'command': 'ls',}}}").calls
  expect(call?.repairs).toEqual([
    'extra-closers',
    'single-quotes',
    'trailing-comma',
    'arguments-key',
    'name-namespace',
    'name-spelling',
  ])
})

const json = '<|open|>argument key="todos" type="array"<|sep|>'
const marked = ']<]minimax[>['

test.each([
  [
    'DSML',
    '<｜DSML｜invoke name="todo_write"><｜DSML｜parameter name="todos" string="false">[{"text": "x"},]</｜DSML｜parameter></｜DSML｜invoke>',
  ],
  [
    'Kimi K3',
    `<|open|>call tool="todo_write" index="1"<|sep|>${json}[{"text": "x"},]<|close|>argument<|sep|><|close|>call<|sep|>`,
  ],
  [
    'MiniMax M3',
    `${marked}<invoke name="todo_write">${marked}<todos json="true">[{"text": "x"},]${marked}</todos>${marked}</invoke>`,
  ],
])('a repair inside one argument is named in the form of %s', (_, text) => {
  const [call] = readReply(text).calls
  expect(call).toMatchObject({ arguments: { todos: [{ text: 'x' }] }, repairs: ['trailing-comma'] })
})

test('an argument of Kimi K3 that lost its end goes up to the next one', () => {
  const argument = (key: string) => `<|open|>argument key="${key}" type="string"<|sep|>${key}`
  const text = `<|open|>call tool="write_file" index="1"<|sep|>${argument('path')}${argument('content')}<|close|>call<|sep|>`
  expect(readReply(text).calls).toMatchObject([
    { arguments: { path: 'path', content: 'content' }, repairs: ['missing-value-end'] },
  ])
})

/** A kind of reply that can be made as long as wanted. */
export interface BenchInput {
  readonly name: string
  /** A reply of about `size` UTF-16 units. */
  make(size: number): string
  /** Calls that a reply of `size` must give; absent where the count is not the point. */
  calls?(size: number): number
}

function repeated(name: string, unit: string, before = '', after = ''): BenchInput {
  return { name, make: (size) => before + unit.repeat(Math.max(1, Math.floor(size / unit.length))) + after }
}

const sentence =
  'The quick brown fox jumps over 13 lazy dogs, and a < b holds while {x | x > 0} stays empty. '
const call =
  '<tool_call>\n{"name": "bash", "arguments": {"command": "ls -la src | wc -l", "timeout": 5}}\n</tool_call>\n'

/** Prose with the characters that markers begin with, now and then. */
export const prose: BenchInput = { ...repeated('prose', `${sentence}\n`), calls: () => 0 }

/** One short call after another. */
export const calls: BenchInput = {
  ...repeated('calls', call),
  calls: (size) => Math.max(1, Math.floor(size / call.length)),
}

/** One call with one long argument. */
export const longArgument: BenchInput = {
  ...repeated(
    'one long argument',
    'line of text with \\"quotes\\" and </tool_cal near misses\\n',
    '<tool_call>\n{"name": "write_file", "arguments": {"path": "a.md", "content": "',
    '"}}\n</tool_call>',
  ),
  calls: () => 1,
}

const openers = [
  '<tool_call>',
  '<tool_call>\n',
  '<tool_call>{',
  '<tool_call>[',
  '<tool_call>\n<function=bash>',
  '<function=bash>',
  '<function=bash>\n<parameter=command>',
  '<parameter=command>',
  '<arg_key>',
  '<tool_call>bash\n<arg_key>command</arg_key>\n<arg_value>',
  '[TOOL_CALLS]',
  '[TOOL_CALLS][',
  '[TOOL_CALLS]bash[ARGS]{',
  'bash[ARGS]',
  'bash[ARGS] ',
  'bash[CALL_ID]',
  '<|python_tag|>',
  '<｜tool▁calls▁begin｜>',
  '<｜tool▁call▁begin｜>function<｜tool▁sep｜>bash\n```json\n',
  '<|tool_calls_section_begin|>',
  '<|tool_call_begin|>functions.bash:0<|tool_call_argument_begin|>',
  '<|channel|>',
  '<|channel|>commentary to=functions.bash ',
  '<|START_ACTION|>',
  '<TOOLCALL>[',
  'functools[',
  '<|tool_call>call:bash{',
  'call:bash{',
  '<|tool_call_start|>[bash(',
  'bash(',
  '[bash(command="',
  '<tools>',
  '<minimax:tool_call>\n<invoke name="bash">',
  '<invoke name="bash">',
  '<｜DSML｜invoke name="bash">',
  '[TOOL_REQUEST]',
  'Action: bash\nAction Input: {',
  'Action: bash\n',
  '```tool_call\n',
  '```tool_code\n',
  '```json\n',
  '```\n',
  '```',
  '`',
  '~~~\n',
  '> ',
  '> <tool_call>',
  '<think>',
  '</think>',
  '<think></think>',
  '</tool_call>',
  '</tool_call>\n',
  '<',
  '</',
  '[',
  '{',
  '(',
  '<|',
  '<｜',
  '\\<tool_call>',
  '&lt;tool_call&gt;',
  '<tool_cal',
  '<tool_call',
  '[TOOL_CALL',
  '<|im_end|>',
  '<tool_response>',
]

const inCall = '<tool_call>\n{"name": "bash", "arguments": {"command": "'
const inXml = '<tool_call>\n<function=write_file>\n<parameter=path>\na\n</parameter>\n<parameter=content>\n'

/** Replies made to keep a reader busy: openers in each other, near misses, floods of one character. */
export const adversarialInputs: readonly BenchInput[] = [
  ...openers.map((opener) => repeated(`${JSON.stringify(opener)} again and again`, opener)),
  ...[' ', '\n', ' \n', '\t', '\r\n'].map((space) =>
    repeated(`${JSON.stringify(space)} between words`, space, 'word', 'word'),
  ),
  ...[' ', '\n'].map((space) => repeated(`${JSON.stringify(space)} before a call`, space, '', call)),
  ...[' ', '\n'].map((space) =>
    repeated(
      `${JSON.stringify(space)} inside a call`,
      space,
      '<tool_call>',
      '{"name": "get_time"}</tool_call>',
    ),
  ),
  repeated('"\\n" between two openers', '\n', '<tool_call>', '<tool_call> x'),
  repeated('lines of whitespace then a letter', `${' '.repeat(50)}x\n`),
  ...[
    '\\',
    '\\"',
    '\\\\',
    '\\u',
    '\\q',
    '"',
    "'",
    '“',
    '\n',
    '</tool_call>',
    '<tool_call>',
    '</tool_call',
    '}',
    '"}',
    '"}}',
    '", "',
    '```',
    '/*',
    '//',
    '#',
  ].map((unit) => repeated(`${JSON.stringify(unit)} in an argument`, unit, inCall)),
  ...['\\', '"', '</tool_call>', '"}}'].map((unit) =>
    repeated(`${JSON.stringify(unit)} in a closed argument`, unit, inCall, '"}}\n</tool_call>'),
  ),
  ...[
    '{"a":',
    '[',
    '{',
    "{'a':",
    '{"a":{"b":',
    '(',
    '"a",',
    '1,',
    'null,',
    '"k": 1, ',
    '/* */',
    '// x\n',
    '/*',
    "'x', ",
  ].map((unit) =>
    repeated(`${JSON.stringify(unit)} as arguments`, unit, '<tool_call>\n{"name": "bash", "arguments": '),
  ),
  ...['{"a":', '[', "{'a':", '"k": 1, '].map((unit) =>
    repeated(
      `${JSON.stringify(unit)} as closed arguments`,
      unit,
      '<tool_call>\n{"name": "bash", "arguments": ',
      '\n</tool_call>',
    ),
  ),
  ...['a', 'functions.', '_', '-', '\\_'].map((unit) =>
    repeated(
      `a name of ${JSON.stringify(unit)}`,
      unit,
      '<tool_call>\n{"name": "',
      '", "arguments": {}}\n</tool_call>',
    ),
  ),
  repeated(
    'thousands of unknown keys',
    '"kommand": 1, "comand": 2, "commandd": 3, ',
    '<tool_call>\n{"name": "bash", "arguments": {',
    '"z": 0}}\n</tool_call>',
  ),
  repeated(
    'one long unknown key',
    'comman',
    '<tool_call>\n{"name": "bash", "arguments": {"',
    '": "ls"}}\n</tool_call>',
  ),
  ...[
    '</parameter>',
    '</parameter',
    '\n</parameter>\n',
    '<parameter=a>\n',
    '</function>',
    '<tool_call>',
    inXml,
    '</parameter>\n</function>\n</tool_call>\n',
    '<',
    '\n',
  ].map((unit) => repeated(`${JSON.stringify(unit)} in tagged text`, unit, inXml)),
  ...['</parameter>', '<tool_call>', '<parameter=a>\n', '\n', '</'].map((unit) =>
    repeated(
      `${JSON.stringify(unit)} in closed tagged text`,
      unit,
      inXml,
      '\n</parameter>\n</function>\n</tool_call>',
    ),
  ),
  ...['</arg_value>', '<arg_key>', 'x'].map((unit) =>
    repeated(
      `${JSON.stringify(unit)} in a GLM value`,
      unit,
      '<tool_call>bash\n<arg_key>command</arg_key>\n<arg_value>',
      '',
    ),
  ),
  repeated('bare objects on lines', '{"a": 1}\n'),
  repeated('bare objects with a tool name', '{"name": "get_time", "arguments": {}}\n'),
  repeated('bare calls cut open', '{"name": "bash", "arguments": {"command": "ls"\n'),
  repeated('bare Python calls', 'get_time(), ', '[', 'get_time()]'),
  repeated(
    'one long bare array',
    '{"name": "get_time", "arguments": {}}, ',
    '[',
    '{"name": "get_time", "arguments": {}}]',
  ),
  repeated('a bare object that never ends', '{"name": "bash", "arguments": '),
  repeated('fenced calls and prose', '```json\n{"name": "bash", "arguments": {"command": "ls"}}\n```\nso\n'),
  repeated(
    'fences of growing examples',
    '```xml\n<tool_call>\n{"name": "bash", "arguments": {"command": "ls"}}\n</tool_call>\n```\n',
  ),
  repeated(
    'calls that cannot be read',
    '<tool_call>\n{"name": "bash", "arguments": {"command": }}\n</tool_call>\n',
  ),
  repeated('calls to unknown tools', '<tool_call>\n{"name": "rm", "arguments": {}}\n</tool_call>\n'),
  repeated('calls to unknown tools without end', '<tool_call>\n{"name": "rm", "arguments": {}}\n'),
  repeated('empty calls', '<tool_call>\n</tool_call>\n'),
  repeated(
    'text between a call and its end',
    'x ',
    '<tool_call>\n{"name": "get_time", "arguments": {}}',
    '</tool_call>',
  ),
  repeated('text after a call', 'and so on. ', call, '?'),
  repeated('calls in reasoning', call, '<think>', '</think>ok'),
  repeated('calls in reasoning that never ends', call, '<think>'),
  repeated('thoughts', '<think>x</think>\n'),
  repeated('one line', 'x'),
  repeated('table rows', '| bash | {"command": "ls"} |\n'),
  repeated('quoted calls', '> <tool_call>\n> {"name": "get_time"}\n> </tool_call>\n'),
  repeated('inline code', 'Write `<tool_call>` to call. '),
  repeated('emoji', '👩‍👩‍👧‍👦<'),
  repeated(
    'strings in strings',
    '\\\\\\"',
    '<tool_call>\n{"name": "bash", "arguments": "{\\"command\\": \\"',
    '\\"}"}\n</tool_call>',
  ),
  repeated('harmony messages', '<|channel|>analysis<|message|>x<|end|><|start|>assistant'),
  repeated(
    'harmony calls',
    '<|channel|>commentary to=functions.get_time <|constrain|>json<|message|>{}<|call|>',
  ),
  repeated('mistral calls', '[TOOL_CALLS]get_time[ARGS]{}'),
  repeated('gemma strings', '<|"|>', '<|tool_call>call:bash{command:'),
  repeated('ReAct turns', 'Thought: x\nAction: get_time\nAction Input: {}\nObservation: y\n'),
]

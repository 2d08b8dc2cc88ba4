/** How a format writes calls, as far as a grammar needs it. Line breaks around JSON are optional. */
export interface CallLayout {
  readonly open: string
  /** Empty when a call ends the reply. */
  readonly close: string
  /** Between `open` and the first call, between two calls, and between the last one and `close`. */
  readonly start?: string
  /** Absent when `open` holds one call. */
  readonly separator?: string
  readonly end?: string
  /** Up to the name. `#` stands for a number and `@` for an id of nine letters and digits. */
  readonly before: string
  readonly middle: string
  readonly after: string
  /** How arguments are written one by one; absent when they are one JSON object. */
  readonly parameters?: ParameterLayout
}

/** How one argument is written: text as it is, anything else as JSON. */
export interface ParameterLayout {
  readonly before: string
  /** Between the key and its value. `json` where it differs for values that are no text. */
  readonly middle: string
  readonly json?: string
  readonly after: string
  /** What must not stand in a text, since a reader would take it for markup. */
  readonly markup: readonly string[]
}

const jsonCall = { before: '{"name": "', middle: '", "arguments": ', after: '}' } as const

function tagged(open: string, close: string): CallLayout {
  return { ...jsonCall, open, close, start: '\n', end: '\n' }
}

function listed(open: string, close: string): CallLayout {
  return { ...jsonCall, open, close, start: '[', separator: ', ', end: ']' }
}

function functionTags(open: string, close: string, lineBreak: string): CallLayout {
  return {
    open,
    close,
    start: '\n',
    before: '<function=',
    middle: '>\n',
    after: '</function>\n',
    parameters: {
      before: '<parameter=',
      middle: `>${lineBreak}`,
      after: `${lineBreak}</parameter>\n`,
      markup: ['</parameter>', '<parameter='],
    },
  }
}

function argumentTags(lineBreak: string, suffix: string): Omit<CallLayout, 'open' | 'close'> {
  return {
    before: '',
    middle: lineBreak,
    after: '',
    parameters: {
      before: `<arg_key${suffix}>`,
      middle: `</arg_key${suffix}>${lineBreak}<arg_value${suffix}>`,
      after: `</arg_value${suffix}>${lineBreak}`,
      markup: [`</arg_value${suffix}>`, `<arg_key${suffix}>`],
    },
  }
}

function invokeTags(open: string, close: string, prefix: string, text: string, json: string): CallLayout {
  return {
    open,
    close,
    start: '\n',
    separator: '',
    before: `<${prefix}invoke name="`,
    middle: '">\n',
    after: `</${prefix}invoke>\n`,
    parameters: {
      before: `<${prefix}parameter name="`,
      middle: text,
      json,
      after: `</${prefix}parameter>\n`,
      markup: [`</${prefix}parameter>`, `<${prefix}parameter `],
    },
  }
}

const xml: CallLayout = functionTags('<tool_call>', '</tool_call>', '\n')
const dsml = '｜DSML｜'
const dsmlText = '" string="true">'
const dsmlJson = '" string="false">'
const deepseekFence: CallLayout = {
  open: '<｜tool▁calls▁begin｜>',
  close: '<｜tool▁calls▁end｜>',
  separator: '\n',
  before: '<｜tool▁call▁begin｜>function<｜tool▁sep｜>',
  middle: '\n```json\n',
  after: '\n```<｜tool▁call▁end｜>',
}
const deepseek31: CallLayout = {
  ...deepseekFence,
  separator: '',
  before: '<｜tool▁call▁begin｜>',
  middle: '<｜tool▁sep｜>',
  after: '<｜tool▁call▁end｜>',
}
const kimi: CallLayout = {
  open: '<|tool_calls_section_begin|>',
  close: '<|tool_calls_section_end|>',
  separator: '',
  before: '<|tool_call_begin|>functions.',
  middle: ':#<|tool_call_argument_begin|>',
  after: '<|tool_call_end|>',
}
const cohere: CallLayout = {
  open: '<|START_ACTION|>',
  close: '<|END_ACTION|>',
  start: '[\n    ',
  separator: ',\n    ',
  end: '\n]',
  before: '{"tool_call_id": "#", "tool_name": "',
  middle: '", "parameters": ',
  after: '}',
}
const mistralArguments: CallLayout = {
  open: '[TOOL_CALLS]',
  close: '',
  separator: '[TOOL_CALLS]',
  before: '',
  middle: '[ARGS]',
  after: '',
}

/**
 * Layouts by call format, for formats whose calls a grammar can hold and whose opening is unmistakable. Bare JSON is
 * not among them: an answer that merely begins like a call would be forced to become one. Neither is harmony, whose
 * `<|call|>` ends the generation itself, nor a notation with strings of its own kind.
 */
export const callLayouts: Readonly<Record<string, CallLayout>> = {
  hermes: tagged('<tool_call>', '</tool_call>'),
  fenced: { ...jsonCall, open: '```tool_call\n', close: '\n```' },
  lmstudio: tagged('[TOOL_REQUEST]', '[END_TOOL_REQUEST]'),
  longcat: tagged('<longcat_tool_call>', '</longcat_tool_call>'),
  granite: listed('<|tool_call|>', ''),
  phi4: listed('<|tool_call|>', '<|/tool_call|>'),
  'phi4-mini': listed('<|tool_call|>', '<|/tool_call|>'),
  nemotron: listed('<TOOLCALL>', '</TOOLCALL>'),
  'nemotron-toolcall': listed('<TOOLCALL>', '</TOOLCALL>'),
  apriel: listed('<tool_calls>', '</tool_calls>'),
  functools: listed('functools', ''),
  mistral: listed('[TOOL_CALLS]', ''),
  'mistral-v3': listed('[TOOL_CALLS]', ''),
  'mistral-v11': mistralArguments,
  'mistral-args': mistralArguments,
  'mistral-callid': { ...mistralArguments, middle: '[CALL_ID]@[ARGS]' },
  'minimax-m1': { ...tagged('<tool_calls>', '</tool_calls>'), separator: '\n' },
  apertus: {
    open: '<|tools_prefix|>',
    close: '<|tools_suffix|>',
    start: '[',
    separator: ', ',
    end: ']',
    before: '{"',
    middle: '": ',
    after: '}',
  },
  'command-r7b': cohere,
  'cohere-action': cohere,
  deepseek: deepseekFence,
  'deepseek-fence': deepseekFence,
  'deepseek-v31': deepseek31,
  kimi,
  'kimi-k2': kimi,
  solar: {
    open: '<|tool_calls|>',
    close: '',
    separator: '',
    before: '<|tool_call:begin|>@<|tool_call:name|>',
    middle: '<|tool_call:args|>',
    after: '<|tool_call:end|>',
  },
  gigachat31: { ...jsonCall, open: '<|function_call|>', close: '' },
  functionary31: { open: '<function=', close: '</function>', before: '', middle: '>', after: '' },
  'qwen-xml': xml,
  'qwen3-xml': xml,
  'seed-xml': functionTags('<seed:tool_call>', '</seed:tool_call>', ''),
  glm: { open: '<tool_call>', close: '</tool_call>', ...argumentTags('\n', '') },
  'glm-nl': { open: '<tool_call>', close: '</tool_call>', ...argumentTags('\n', '') },
  'glm-tight': { open: '<tool_call>', close: '</tool_call>', ...argumentTags('', '') },
  hy3: {
    ...argumentTags('\n', ':opensource'),
    open: '<tool_calls:opensource>',
    close: '</tool_calls:opensource>',
    start: '\n',
    separator: '',
    before: '<tool_call:opensource>',
    middle: '<tool_sep:opensource>\n',
    after: '</tool_call:opensource>\n',
  },
  'minimax-m2': invokeTags('<minimax:tool_call>', '</minimax:tool_call>', '', '">', '">'),
  dsml: invokeTags(`<${dsml}function_calls>`, `</${dsml}function_calls>`, dsml, dsmlText, dsmlJson),
  'dsml-v4': invokeTags(`<${dsml}tool_calls>`, `</${dsml}tool_calls>`, dsml, dsmlText, dsmlJson),
  minicpm5: {
    open: '<function name="',
    close: '</function>',
    before: '',
    middle: '">',
    after: '',
    parameters: {
      before: '<param name="',
      middle: '">',
      after: '</param>',
      markup: ['</param>', '<param '],
    },
  },
}

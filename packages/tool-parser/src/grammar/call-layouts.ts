/**
 * How a format writes calls, as far as a grammar needs it. In its texts `~` is a line break that may be left out, `#`
 * a number of up to three digits and `@` an id of nine letters and digits.
 */
export interface CallLayout {
  readonly open: string
  /** Empty when a call ends the reply. */
  readonly close: string
  /** Between `open` and the first call, between two calls, and between the last one and `close`. */
  readonly start?: string
  /** Absent when `open` holds one call. */
  readonly separator?: string
  readonly end?: string
  /** Up to the name. */
  readonly before: string
  readonly middle: string
  /** What may stand before `middle`, such as an id. */
  readonly identifier?: string
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

/** The line breaks are not optional: a call must come out as the template writes it back, or the prefix is lost. */
function tagged(open: string, close: string, lineBreak: string): CallLayout {
  return { ...jsonCall, open, close, start: lineBreak, end: lineBreak }
}

function listed(open: string, close: string): CallLayout {
  return { ...jsonCall, open, close, start: '[', separator: ', ', end: ']' }
}

function functionTags(open: string, close: string, lineBreak: string): CallLayout {
  return {
    open,
    close,
    start: '~',
    before: '<function=',
    middle: '>~',
    after: '</function>~',
    parameters: {
      before: '<parameter=',
      middle: `>${lineBreak}`,
      after: `${lineBreak}</parameter>~`,
      markup: ['</parameter>', '<parameter='],
    },
  }
}

function argumentTags(suffix: string): Omit<CallLayout, 'open' | 'close'> {
  return {
    before: '',
    middle: '~',
    after: '',
    parameters: {
      before: `<arg_key${suffix}>`,
      middle: `</arg_key${suffix}>~<arg_value${suffix}>`,
      after: `</arg_value${suffix}>~`,
      markup: [`</arg_value${suffix}>`, `<arg_key${suffix}>`],
    },
  }
}

function invokeTags(open: string, close: string, prefix: string, text: string, json: string): CallLayout {
  return {
    open,
    close,
    start: '~',
    separator: '',
    before: `<${prefix}invoke name="`,
    middle: '">~',
    after: `</${prefix}invoke>~`,
    parameters: {
      before: `<${prefix}parameter name="`,
      middle: text,
      json,
      after: `</${prefix}parameter>~`,
      markup: [`</${prefix}parameter>`, `<${prefix}parameter `],
    },
  }
}

const dsml = '｜DSML｜'
const dsmlText = '" string="true">'
const dsmlJson = '" string="false">'
const deepseekFence: CallLayout = {
  open: '<｜tool▁calls▁begin｜>',
  close: '<｜tool▁calls▁end｜>',
  separator: '~',
  before: '<｜tool▁call▁begin｜>function<｜tool▁sep｜>',
  middle: '\n```json\n',
  after: '\n```<｜tool▁call▁end｜>',
}
const pythonTag: CallLayout = {
  open: '<|python_tag|>',
  close: '',
  separator: '; ',
  before: '{"name": "',
  middle: '", "parameters": ',
  after: '}',
}

/**
 * Layouts by call format, for formats whose calls a grammar can hold and whose opening is unmistakable. Bare JSON is
 * not among them: an answer that merely begins like a call would be forced to become one. Neither is harmony, whose
 * `<|call|>` ends the generation itself, nor a notation with strings of its own kind.
 */
export const callLayouts: Readonly<Record<string, readonly CallLayout[]>> = {
  hermes: [tagged('<tool_call>', '</tool_call>', '\n')],
  fenced: [{ ...jsonCall, open: '```tool_call\n', close: '\n```' }],
  'lm-studio': [tagged('[TOOL_REQUEST]', '[END_TOOL_REQUEST]', '')],
  'tool-calls-tag': [listed('<tool_calls>', '</tool_calls>')],
  granite: [listed('<|tool_call|>', '')],
  phi4: [listed('<|tool_call|>', '<|/tool_call|>')],
  nemotron: [listed('<TOOLCALL>', '</TOOLCALL>')],
  mistral: [listed('[TOOL_CALLS]', '')],
  'mistral-v11': [
    {
      open: '[TOOL_CALLS]',
      close: '',
      separator: '[TOOL_CALLS]',
      before: '',
      identifier: '[CALL_ID]@',
      middle: '[ARGS]',
      after: '',
    },
  ],
  'llama3-json': [pythonTag],
  'llama3-python-tag': [pythonTag],
  'deepseek-r1': [deepseekFence],
  'deepseek-v3.1': [
    {
      ...deepseekFence,
      separator: '',
      before: '<｜tool▁call▁begin｜>',
      middle: '<｜tool▁sep｜>',
      after: '<｜tool▁call▁end｜>',
    },
  ],
  dsml: ['function_calls', 'tool_calls'].map((name) =>
    invokeTags(`<${dsml}${name}>`, `</${dsml}${name}>`, dsml, dsmlText, dsmlJson),
  ),
  'command-r7b': [
    {
      open: '<|START_ACTION|>',
      close: '<|END_ACTION|>',
      start: '[\n    ',
      separator: ',\n    ',
      end: '\n]',
      before: '{"tool_call_id": "#", "tool_name": "',
      middle: '", "parameters": ',
      after: '}',
    },
  ],
  kimi: [
    {
      open: '<|tool_calls_section_begin|>',
      close: '<|tool_calls_section_end|>',
      separator: '',
      before: '<|tool_call_begin|>functions.',
      middle: ':#<|tool_call_argument_begin|>',
      after: '<|tool_call_end|>',
    },
  ],
  solar: [
    {
      open: '<|tool_calls|>',
      close: '',
      separator: '',
      before: '<|tool_call:begin|>@<|tool_call:name|>',
      middle: '<|tool_call:args|>',
      after: '<|tool_call:end|>',
    },
  ],
  apertus: [
    {
      open: '<|tools_prefix|>',
      close: '<|tools_suffix|>',
      start: '[',
      separator: ', ',
      end: ']',
      before: '{"',
      middle: '": ',
      after: '}',
    },
  ],
  gigachat: [{ ...jsonCall, open: '<|function_call|>', close: '', separator: '<|function_call|>' }],
  internlm: [
    {
      open: '<|action_start|><|plugin|>',
      close: '<|action_end|>',
      start: '~',
      before: '{"name": "',
      middle: '", "parameters": ',
      after: '}',
    },
  ],
  functionary: [{ open: '<function=', close: '</function>', before: '', middle: '>', after: '' }],
  'node-llama-cpp': [
    { open: '||call: ', close: '', separator: '\n||call: ', before: '', middle: '(', after: ')' },
  ],
  'qwen-xml': [functionTags('<tool_call>', '</tool_call>', '\n')],
  'seed-xml': [functionTags('<seed:tool_call>', '</seed:tool_call>', '')],
  glm: [{ open: '<tool_call>', close: '</tool_call>', ...argumentTags('') }],
  hunyuan: [
    {
      ...argumentTags(':opensource'),
      open: '<tool_calls:opensource>',
      close: '</tool_calls:opensource>',
      start: '~',
      separator: '',
      before: '<tool_call:opensource>',
      middle: '<tool_sep:opensource>~',
      after: '</tool_call:opensource>~',
    },
  ],
  minimax: [invokeTags('<minimax:tool_call>', '</minimax:tool_call>', '', '">', '">')],
  minicpm: [
    {
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
  ],
}

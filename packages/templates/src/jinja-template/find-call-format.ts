import { sentinel } from './sentinels.ts'

/** A call format found in what a template wrote for the probe call, and the text that shows it. */
export interface FoundCallFormat {
  readonly callFormat: string
  readonly shownBy: string
}

const name = sentinel.tool
const value = sentinel.value

/**
 * How each call format looks when it holds the probe call, most specific first. Evidence is what a template writes,
 * never what its source mentions: one prompt family has many call formats.
 */
const looks: readonly (readonly [callFormat: string, look: RegExp])[] = [
  ['harmony', new RegExp(`to=functions\\.${name}`)],
  ['kimi', new RegExp(`<\\|tool_call_begin\\|>(functions\\.)?${name}`)],
  ['dsml', new RegExp(`<｜DSML｜invoke name="${name}"`)],
  ['gemma4', new RegExp(`<\\|tool_call>call:${name}\\{`)],
  ['minimax', new RegExp(`<minimax:tool_call>\\s*<invoke name="${name}"`)],
  ['seed-xml', new RegExp(`<seed:tool_call>\\s*<function=${name}>`)],
  ['qwen-xml', new RegExp(`<function=${name}>\\s*<parameter=`)],
  ['functionary', new RegExp(`<function=${name}>\\{|>>>${name}\\s`)],
  ['glm', new RegExp(`<tool_call>\\s*${name}\\s*<arg_key>`)],
  ['hermes', new RegExp(`<tool_call>\\s*\\{"name": ?"${name}"`)],
  ['mistral-v11', new RegExp(`\\[TOOL_CALLS\\]${name}(\\[CALL_ID\\]\\w+)?\\[ARGS\\]`)],
  ['mistral', new RegExp(`\\[TOOL_CALLS\\] ?\\[\\{"name": ?"${name}"`)],
  ['deepseek-r1', new RegExp(`<｜tool▁sep｜>${name}\\s*\`\`\`json`)],
  ['deepseek-v3.1', new RegExp(`<｜tool▁call▁begin｜>${name}<｜tool▁sep｜>`)],
  ['command-r7b', new RegExp(`<\\|START_ACTION\\|>\\[[^]*"tool_name": ?"${name}"`)],
  ['command-r', new RegExp(`Action:\\s*\`\`\`json\\s*\\[[^]*"tool_name": ?"${name}"`)],
  ['lfm2', new RegExp(`<\\|tool_call_start\\|>\\[${name}\\(`)],
  ['nemotron', new RegExp(`<TOOLCALL>\\[\\{"name": ?"${name}"`)],
  ['apertus', new RegExp(`<\\|tools_prefix\\|>\\[\\{"${name}"`)],
  [
    'phi4',
    new RegExp(`<\\|tool_call\\|>[^]*"${name}"[^]*<\\|/tool_call\\|>|functools\\[\\{"name": ?"${name}"`),
  ],
  ['granite', new RegExp(`<\\|tool_call\\|>\\s*\\[?\\{"name": ?"${name}"`)],
  ['kimi-k3', new RegExp(`<\\|open\\|>call tool="${name}"`)],
  ['gigachat', new RegExp(`(function call<\\|role_sep\\|>\\s*|<\\|function_call\\|>)\\{"name": ?"${name}"`)],
  ['solar', new RegExp(`<\\|tool_call:name\\|>${name}<\\|tool_call:args\\|>`)],
  ['hunyuan', new RegExp(`<tool_call(:\\w+)?>${name}<tool_sep(:\\w+)?>`)],
  ['minicpm', new RegExp(`<function name="${name}"><param name="`)],
  ['muse', new RegExp(`<atem:invoke name="${name}">`)],
  ['minimax-m3', new RegExp(`\\]<\\]minimax\\[>\\[<invoke name="${name}">`)],
  ['tool-calls-tag', new RegExp(`<tool_calls>\\s*\\[?\\{"name": ?"${name}"`)],
  ['function-gemma', new RegExp(`<start_function_call>call:${name}\\{`)],
  ['internlm', new RegExp(`<\\|action_start\\|><\\|plugin\\|>\\s*\\{"name": ?"${name}"`)],
  ['olmo', new RegExp(`<function_calls>\\s*${name}\\(`)],
  ['llama3-python-tag', new RegExp(`<\\|python_tag\\|>${name}\\.call\\(`)],
  ['llama4-pythonic', new RegExp(`\\[${name}\\([^)]*${value}`)],
  ['json-array', new RegExp(`\\[\\{"name": ?"${name}", ?"arguments"`)],
  ['llama3-json', new RegExp(`\\{"name": ?"${name}", ?"parameters"`)],
]

/** The call format of the text a template wrote for a message with the probe call; undefined when none fits. */
export function findCallFormat(text: string): FoundCallFormat | undefined {
  for (const [callFormat, look] of looks) {
    const shownBy = look.exec(text)?.[0]
    if (shownBy !== undefined) return { callFormat, shownBy }
  }
  return undefined
}

/** Marks in an advert that tell a model how to call, for templates that advertise tools and then drop the calls. */
const instructions: readonly (readonly [callFormat: string, mark: string])[] = [
  ['lfm2', 'List of tools: '],
  ['phi4', '<|/tool|>'],
  ['granite', '<|tool_call|>'],
  ['nemotron', '<TOOLCALL>'],
  ['mistral', '[TOOL_CALLS]'],
  ['hermes', '<tool_call>'],
  ['granite', '<|start_of_role|>available_tools'],
  ['granite', '<|start_of_role|>tools'],
]

/** The call format an advert asks for; undefined when it says nothing known. */
export function findInstructedFormat(advert: string): FoundCallFormat | undefined {
  const found = instructions.find(([, mark]) => advert.includes(mark))
  return found === undefined ? undefined : { callFormat: found[0], shownBy: found[1] }
}

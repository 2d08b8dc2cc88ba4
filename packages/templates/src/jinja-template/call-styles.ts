import { pythonJson } from '../layout/python-json.ts'
import { pythonLiteral } from '../layout/python-literal.ts'
import { fencedCallStyle, styleAdvert } from '../adapt/call-style.ts'
import type { CallStyle } from '../adapt/call-style.ts'
import { sentinel } from './sentinels.ts'
import type { TemplateProbe } from './probe-template.ts'

const json = (name: string, key: string, input: Parameters<typeof pythonJson>[0]): string =>
  `{"name": ${JSON.stringify(name)}, ${JSON.stringify(key)}: ${pythonJson(input)}}`

/** How calls look as text, in formats whose templates advertise tools and then drop the calls. */
const writers: Readonly<Record<string, CallStyle['call']>> = {
  granite: ({ name, arguments: input }) => `<|tool_call|>[${json(name, 'arguments', input)}]`,
  hermes: ({ name, arguments: input }) => `<tool_call>\n${json(name, 'arguments', input)}\n</tool_call>`,
  mistral: ({ name, arguments: input }) => `[TOOL_CALLS][${json(name, 'arguments', input)}]`,
  nemotron: ({ name, arguments: input }) => `<TOOLCALL>[${json(name, 'arguments', input)}]</TOOLCALL>`,
  phi4: ({ name, arguments: input }) => `<|tool_call|>[${json(name, 'arguments', input)}]<|/tool_call|>`,
  lfm2: ({ name, arguments: input }) => {
    const pairs = Object.entries(input).map(([key, value]) => `${key}=${pythonLiteral(value)}`)
    return `<|tool_call_start|>[${name}(${pairs.join(', ')})]<|tool_call_end|>`
  },
}

/** How to write, as text, what a probed template has no place for: in its own call format where that is known. */
export function callStyleOf({ callFormat, callExample, abilities }: TemplateProbe): CallStyle {
  const writer = callFormat === undefined ? undefined : writers[callFormat.callFormat]
  if (callFormat === undefined || (!abilities.calls && writer === undefined)) return fencedCallStyle
  const example = callExample
    .trim()
    .replaceAll(sentinel.tool, 'tool_name')
    .replaceAll(sentinel.key, 'key')
    .replaceAll(sentinel.value, 'value')
  return {
    ...fencedCallStyle,
    callFormat: callFormat.callFormat,
    advert: (tools) => (example === '' ? fencedCallStyle.advert(tools) : styleAdvert(tools, example)),
    call: writer ?? fencedCallStyle.call,
  }
}

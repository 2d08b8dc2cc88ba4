import type { Json, ToolSpec } from '@orion-harness/core'
import type { Peer, PeerCall } from './peer.ts'
import { pythonCalls, pythonLiteral } from './python-literal.ts'
import { isRecord, objectAt, strictJson } from './strict-json.ts'

/** vLLM's `hermes` parser: a pattern for the tags, `json.loads` for the inside, and all or nothing. */
export const vllmHermes: Peer = {
  name: 'vLLM hermes',
  formats: ['hermes'],
  read(text) {
    const calls: PeerCall[] = []
    for (const match of text.matchAll(/<tool_call>([\s\S]*?)<\/tool_call>|<tool_call>([\s\S]*)/gu)) {
      const value = strictJson(match[1] ?? match[2] ?? '')
      if (!isRecord(value) || typeof value['name'] !== 'string' || value['arguments'] === undefined) return []
      calls.push({ name: value['name'], arguments: value['arguments'] })
    }
    return calls
  },
}

/** vLLM's `llama3_json` parser: an object at each brace; one that is no call makes the whole reply text. */
export const vllmLlama: Peer = {
  name: 'vLLM llama3_json',
  formats: ['llama-json', 'json-array', 'bare-json'],
  read(text) {
    const calls: PeerCall[] = []
    for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
      const found = objectAt(text, at)
      const input = found?.value['arguments'] ?? found?.value['parameters']
      if (found === undefined || typeof found.value['name'] !== 'string' || input === undefined) return []
      calls.push({ name: found.value['name'], arguments: input })
      at = found.end
    }
    return calls
  },
}

/** vLLM's `mistral` parser: an array after one marker, or a name and what follows it after each. */
export const vllmMistral: Peer = {
  name: 'vLLM mistral',
  formats: ['mistral', 'mistral-v3', 'mistral-args', 'mistral-callid'],
  read(text) {
    const parts = text.split('[TOOL_CALLS]').slice(1)
    const [first] = parts
    if (first === undefined) return []
    if (!first.trim().startsWith('[')) return parts.flatMap(readNamed)
    const list = strictJson(first.trim()) ?? strictJson(/\[\{[\s\S]*\}\]/u.exec(first)?.[0] ?? '')
    if (parts.length > 1 || !Array.isArray(list)) return []
    return (list as readonly Json[]).flatMap((item) =>
      isRecord(item) && typeof item['name'] === 'string'
        ? [{ name: item['name'], arguments: item['arguments'] ?? {} }]
        : [],
    )
  },
}

function readNamed(part: string): readonly PeerCall[] {
  const brace = part.indexOf('{')
  if (brace === -1) return []
  const name = part
    .slice(0, brace)
    .replace('[ARGS]', '')
    .replace(/\[CALL_ID\].*$/su, '')
    .trim()
  return [{ name, arguments: strictJson(part.slice(brace)) ?? part.slice(brace) }]
}

/** vLLM's `pythonic` parser: the whole reply is one Python list of calls with literals. */
export const vllmPythonic: Peer = {
  name: 'vLLM pythonic',
  formats: ['gemma3'],
  read: (text) => pythonCalls(text) ?? [],
}

/** vLLM's `qwen3_coder` parser: patterns with open ends, values typed by the tool's schema. */
export const vllmQwenCoder: Peer = {
  name: 'vLLM qwen3_coder',
  formats: ['qwen3-xml'],
  read(text, tools) {
    if (!text.includes('<function=')) return []
    const blocks = [...text.matchAll(/<tool_call>([\s\S]*?)<\/tool_call>|<tool_call>([\s\S]*)$/gu)]
    const bodies = blocks.length === 0 ? [text] : blocks.map((match) => match[1] ?? match[2] ?? '')
    return bodies.flatMap((body) =>
      [...body.matchAll(/<function=([\s\S]*?)<\/function>|<function=([\s\S]*)$/gu)].flatMap((match) =>
        readFunction(match[1] ?? match[2] ?? '', tools),
      ),
    )
  },
}

function readFunction(text: string, tools: readonly ToolSpec[]): readonly PeerCall[] {
  const end = text.indexOf('>')
  if (end === -1) return []
  const name = text.slice(0, end)
  const properties = tools.find((tool) => tool.name === name)?.parameters['properties']
  const pairs: [string, Json][] = []
  const parameters = /<parameter=([\s\S]*?)(?:<\/parameter>|(?=<parameter=)|(?=<\/function>)|$)/gu
  for (const [, body = ''] of text.slice(end + 1).matchAll(parameters)) {
    const split = body.indexOf('>')
    if (split === -1) return []
    const key = body.slice(0, split)
    const value = body
      .slice(split + 1)
      .replace(/^\n/u, '')
      .replace(/\n$/u, '')
    pairs.push([key, typed(value, isRecord(properties) ? properties[key] : undefined)])
  }
  return [{ name, arguments: Object.fromEntries(pairs) }]
}

function typed(value: string, schema: Json | undefined): Json {
  if (value.toLowerCase() === 'null') return null
  const type = isRecord(schema) ? schema['type'] : undefined
  if (type === 'integer') return /^\s*[+-]?\d+\s*$/u.test(value) ? Number(value) : value
  if (type === 'number') return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  if (type === 'boolean') return value.toLowerCase() === 'true'
  return type === 'object' || type === 'array' ? (strictJson(value) ?? pythonLiteral(value) ?? value) : value
}

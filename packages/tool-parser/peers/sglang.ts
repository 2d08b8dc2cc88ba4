import type { Json, ToolSpec } from '@orion-harness/core'
import type { Peer, PeerCall } from './peer.ts'
import { isRecord, objectAt, strictJson } from './strict-json.ts'

/** SGLang's `qwen25` detector: exact tags with their line breaks, each call on its own, unknown tools dropped. */
export const sglangQwen: Peer = {
  name: 'SGLang qwen25',
  formats: ['hermes'],
  read: (text, tools) =>
    [...text.matchAll(/<tool_call>\n([\s\S]*?)\n<\/tool_call>/gu)].flatMap(([, body = '']) =>
      readBase(strictJson(body.trim()), tools),
    ),
}

/** SGLang's `llama32` detector: after the Python tag, or a reply that begins with a brace; objects split by `;`. */
export const sglangLlama: Peer = {
  name: 'SGLang llama32',
  formats: ['llama-json', 'bare-json'],
  read(text, tools) {
    const tag = '<|python_tag|>'
    if (!text.includes(tag) && !text.startsWith('{')) return []
    const rest = text.includes(tag) ? text.slice(text.indexOf(tag) + tag.length) : text
    const calls: PeerCall[] = []
    for (let at = 0; at < rest.length;) {
      const found = objectAt(rest, at)
      if (found === undefined) break
      calls.push(...readBase(found.value, tools))
      at = found.end + (/^[\s;]*/u.exec(rest.slice(found.end))?.[0].length ?? 0)
    }
    return calls
  },
}

function readBase(value: Json | undefined, tools: readonly ToolSpec[]): readonly PeerCall[] {
  const list: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    if (!isRecord(item)) return []
    const name = item['name']
    if (typeof name !== 'string' || !tools.some((tool) => tool.name === name)) return []
    return [{ name, arguments: item['parameters'] ?? item['arguments'] ?? {} }]
  })
}

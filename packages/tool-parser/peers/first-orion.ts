import type { Json } from '@orion-harness/core'
import type { Peer, PeerCall } from './peer.ts'
import { isRecord, objectAt, strictJson } from './strict-json.ts'

/**
 * The Rust crate this project started from: strict JSON in fences labelled `tool_call` or `json` wherever they stand,
 * else a whole reply that is one object. Names are not checked.
 */
export const firstOrion: Peer = {
  name: 'The Rust original',
  formats: ['bare-json', 'fenced'],
  read(text) {
    const calls: PeerCall[] = []
    for (let at = text.indexOf('```'); at !== -1; at = text.indexOf('```', at)) {
      const line = text.indexOf('\n', at)
      if (line === -1) break
      const close = text.indexOf('```', line + 1)
      const label = text
        .slice(at + 3, line)
        .trim()
        .toLowerCase()
      const body = text.slice(line + 1, close === -1 ? undefined : close)
      if (label === 'tool_call' || label === 'json') calls.push(...readValue(strictJson(body.trim())))
      if (close === -1) break
      at = close + 3
    }
    const whole = text.trim()
    const isObject = whole.startsWith('{') && whole.includes('"name"') && whole.includes('"arguments"')
    return calls.length === 0 && isObject ? readValue(strictJson(whole)) : calls
  },
}

/** Any balanced object with a known name and arguments, wherever it stands: leniency without care. */
export const anyObject: Peer = {
  name: 'Any object with a known name',
  formats: [],
  read(text, tools) {
    const calls: PeerCall[] = []
    for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
      const found = objectAt(text, at)
      const known = readValue(found?.value).filter((call) => tools.some((tool) => tool.name === call.name))
      calls.push(...known)
      at = found === undefined || known.length === 0 ? at + 1 : found.end
    }
    return calls
  },
}

function readValue(value: Json | undefined): readonly PeerCall[] {
  const list: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    if (!isRecord(item)) return []
    const name = item['name']
    return typeof name === 'string' && name.trim() !== ''
      ? [{ name, arguments: item['arguments'] ?? {} }]
      : []
  })
}

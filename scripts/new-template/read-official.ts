import { readFileSync } from 'node:fs'
import { readGguf } from './read-gguf.ts'
import type { GgufTemplate } from './read-gguf.ts'

/**
 * The official template in a file: Jinja source, a `tokenizer_config.json` (its `default` template, when it has
 * several), or a GGUF model. Throws `TypeError` when the file brings none.
 */
export function readOfficial(path: string): GgufTemplate {
  const found = path.endsWith('.gguf')
    ? readGguf(path)
    : readText(readFileSync(path, 'utf8'), path.endsWith('.json'))
  if (found === undefined) throw new TypeError(`${path} brings no chat template.`)
  return found
}

function readText(text: string, isJson: boolean): GgufTemplate | undefined {
  if (!isJson) return { source: text }
  const config: unknown = JSON.parse(text)
  const source = templateOf(field(config, 'chat_template'))
  if (source === undefined) return undefined
  const bosToken = tokenOf(field(config, 'bos_token'))
  const eosToken = tokenOf(field(config, 'eos_token'))
  return {
    source,
    ...(bosToken === undefined ? {} : { bosToken }),
    ...(eosToken === undefined ? {} : { eosToken }),
  }
}

function templateOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  const found = value.find((each) => field(each, 'name') === 'default') ?? value[0]
  return tokenOf(field(found, 'template'))
}

function tokenOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : field(value, 'content')
  return typeof text === 'string' ? text : undefined
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

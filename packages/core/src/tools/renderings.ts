import type { Json, JsonObject } from '../contract/json.ts'
import { isJsonObject } from '../conversation/is-json-object.ts'

/** Data as JSON, a string as it is. The rendering of a tool that names none. */
export function asJson(data: Json): string {
  return inline(data)
}

/** A list of objects as a markdown table, another list as bullets, an object as `- key: value` lines. */
export function asMarkdown(data: Json): string {
  if (isTable(data)) return writeTable(data)
  if (Array.isArray(data)) return data.map(bullet).join('\n')
  if (!isJsonObject(data)) return inline(data)
  return Object.entries(data)
    .map(([key, value]) => `- ${key}: ${inline(value)}`)
    .join('\n')
}

/** Data as XML below a `<result>` element; the items of a list are `<item>`s. */
export function asXml(data: Json): string {
  return writeElement('result', data)
}

/** One sentence of `key: value` pairs; a list as one sentence each. */
export function asProse(data: Json): string {
  if (Array.isArray(data)) return data.map(asProse).join(' ')
  if (!isJsonObject(data)) return inline(data)
  const pairs = Object.entries(data).map(([key, value]) => `${key}: ${inline(value)}`)
  return `${pairs.join(', ')}.`
}

function bullet(item: Json): string {
  return `- ${inline(item)}`
}

function writeTable(rows: readonly JsonObject[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cell = (value: Json | undefined) =>
    value === undefined ? '' : inline(value).replaceAll('|', '\\|').replaceAll('\n', ' ')
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ].join('\n')
}

function writeElement(tag: string, data: Json): string {
  const name = /^[A-Za-z_][\w.-]*$/.test(tag) ? tag : 'item'
  return `<${name}>${writeContent(data)}</${name}>`
}

function writeContent(data: Json): string {
  if (Array.isArray(data)) return data.map((item: Json) => writeElement('item', item)).join('')
  if (!isJsonObject(data)) return escapeXml(inline(data))
  return Object.entries(data)
    .map(([key, value]) => writeElement(key, value))
    .join('')
}

function inline(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function isTable(data: Json): data is readonly JsonObject[] {
  return Array.isArray(data) && data.length > 0 && data.every(isJsonObject)
}

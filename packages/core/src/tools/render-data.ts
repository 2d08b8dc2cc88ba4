import type { Json, JsonObject } from '../contract/json.ts'
import { isJsonObject } from '../conversation/is-json-object.ts'
import type { Rendering } from '../contract/tool.ts'

/** Writes structured data for the model. A string is written as it is by every rendering. */
export function renderData(data: Json, rendering: Rendering): string {
  if (typeof rendering === 'function') return rendering(data)
  if (typeof data === 'string') return data
  switch (rendering) {
    case 'json':
      return JSON.stringify(data)
    case 'markdown':
      return renderMarkdown(data)
    case 'xml':
      return renderXml('result', data)
    case 'prose':
      return renderProse(data)
  }
}

/** A list of objects as a table, another list as bullets, an object as `- key: value` lines. */
function renderMarkdown(data: Json): string {
  if (isList(data))
    return isTable(data) ? renderTable(data) : data.map((item) => `- ${inline(item)}`).join('\n')
  if (isJsonObject(data)) {
    return Object.entries(data)
      .map(([key, value]) => `- ${key}: ${inline(value)}`)
      .join('\n')
  }
  return inline(data)
}

function renderTable(rows: readonly JsonObject[]): string {
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

function renderXml(tag: string, data: Json): string {
  const name = /^[A-Za-z_][\w.-]*$/.test(tag) ? tag : 'item'
  const inside = isList(data)
    ? data.map((item) => renderXml('item', item)).join('')
    : isJsonObject(data)
      ? Object.entries(data)
          .map(([key, value]) => renderXml(key, value))
          .join('')
      : escapeXml(inline(data))
  return `<${name}>${inside}</${name}>`
}

/** One sentence of `key: value` pairs; a list as one sentence each. */
function renderProse(data: Json): string {
  if (isList(data)) return data.map(renderProse).join(' ')
  if (isJsonObject(data)) {
    return `${Object.entries(data)
      .map(([key, value]) => `${key}: ${inline(value)}`)
      .join(', ')}.`
  }
  return inline(data)
}

function inline(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function isList(data: Json): data is readonly Json[] {
  return Array.isArray(data)
}

function isTable(data: readonly Json[]): data is readonly JsonObject[] {
  return data.length > 0 && data.every(isJsonObject)
}

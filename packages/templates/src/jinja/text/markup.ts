import type { Runtime } from '../runtime/runtime.ts'
import { isMarkup, mapRuns, rawOf, withMarkup } from './text.ts'
import type { Str } from './text.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '>': '&gt;',
  '<': '&lt;',
  "'": '&#39;',
  '"': '&#34;',
}

/** Text as Markup: ordinary text is escaped for HTML, Markup is left as it is. */
export function escapeMarkup(runtime: Runtime, text: Str): Str {
  if (isMarkup(text)) return text
  runtime.chargeText(rawOf(text).length)
  const escaped = mapRuns(text, (run) => run.replace(/[&><'"]/g, (character) => entities[character] ?? ''))
  runtime.checkLength(rawOf(escaped).length)
  return withMarkup(escaped, true)
}

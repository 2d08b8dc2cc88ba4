import type { JsonObject } from '@orion-harness/core'

/** A flat object as JSON with a space after each colon and comma, the way models have mostly seen it written. */
export function spacedJson(data: JsonObject): string {
  const members = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  )
  return `{${members.join(', ')}}`
}

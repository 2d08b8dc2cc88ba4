import type { Result } from '@orion-harness/demo-model/training'

const denial = 'this was not allowed: '

/**
 * What a tool has to throw, or a rule to say, for the harness to write the scripted text. That text is
 * `{"error":"…"}`; any other text is taken as the message itself.
 */
export function failureMessage({ kind, text }: Result): string {
  const message = errorOf(text)
  return kind === 'denied' && message.startsWith(denial) ? message.slice(denial.length) : message
}

function errorOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'error' in value ? String(value.error) : text
  } catch {
    return text
  }
}

import type { ToolSpec } from '@orion-harness/core'
import type { Dialogue, Turn } from './dialogue.ts'

/** A run of a rendered dialogue, and whether the model learns to write it. */
export interface Segment {
  readonly text: string
  readonly learned: boolean
}

/**
 * A dialogue laid out as the model's chat template does, byte for byte; the segments in a row are the whole text. A
 * learned segment is a reply with its `<|im_end|>`.
 */
export function renderDialogue(dialogue: Dialogue): readonly Segment[] {
  const segments: Segment[] = []
  let held = renderSystem(dialogue)
  function reply(text: string, learned: boolean): void {
    held += '<|im_start|>assistant\n'
    if (!learned) {
      held += `${text}<|im_end|>\n`
      return
    }
    segments.push({ text: held, learned: false }, { text: `${text}<|im_end|>`, learned: true })
    held = '\n'
  }
  for (const turn of dialogue.turns) {
    held += `<|im_start|>user\n${userText(turn)}<|im_end|>\n`
    turn.steps.forEach((step, index) => {
      reply(step.written, step.learn)
      held += `<|im_start|>user\n${resultTexts(turn, index)
        .map((text) => `<tool_response>\n${text}\n</tool_response>`)
        .join('\n')}<|im_end|>\n`
    })
    reply(turn.answer, turn.learn)
  }
  if (held !== '') segments.push({ text: held, learned: false })
  return segments
}

/** What the model reads as the user's message: the text, and the reminder behind it. */
export function userText({ user, reminder }: Turn): string {
  return reminder?.at === 'user-message' ? `${user}\n\n${reminderTag(reminder.text)}` : user
}

/** What the model reads as the results of one step; a reminder stands behind the last one of the turn. */
export function resultTexts({ steps, reminder }: Turn, step: number): readonly string[] {
  const results = steps[step]?.results ?? []
  return results.map(({ text }, index) =>
    reminder?.at === 'tool-result' && step === steps.length - 1 && index === results.length - 1
      ? `${text}\n\n${reminderTag(reminder.text)}`
      : text,
  )
}

function reminderTag(text: string): string {
  return `<system-reminder>${text}</system-reminder>`
}

function renderSystem({ system, tools }: Dialogue): string {
  if (tools.length === 0) return system === '' ? '' : `<|im_start|>system\n${system}<|im_end|>\n`
  return (
    `<|im_start|>system\n${system === '' ? '' : `${system}\n\n`}You can call these tools:\n<tools>\n` +
    tools.map((tool) => `${signature(tool)}\n`).join('') +
    '</tools>\nTo call one, write:\n<tool_call>\n{"name": ..., "arguments": {...}}\n</tool_call><|im_end|>\n'
  )
}

function signature({ name, description, parameters }: ToolSpec): string {
  const { properties = {}, required = [] } = parameters as {
    readonly properties?: Readonly<Record<string, { readonly type?: string }>>
    readonly required?: readonly string[]
  }
  const parts = Object.entries(properties).map(
    ([key, { type = 'any' }]) => `${key}${required.includes(key) ? '' : '?'}: ${type}`,
  )
  return `${name}(${parts.join(', ')}) - ${description}`
}

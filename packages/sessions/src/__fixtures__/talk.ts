import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Conversation } from '@orion-harness/core'

/** An empty folder that goes with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orion-sessions-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Appends one message of the person for each text. */
export function say(conversation: Conversation, ...texts: readonly string[]): void {
  for (const text of texts) conversation.append({ type: 'user', text, source: 'prompt', turn: 1, step: 0 })
}

export function textsOf({ entries }: Pick<Conversation, 'entries'>): readonly string[] {
  return entries.map((entry) => (entry.type === 'user' ? entry.text : ''))
}

/** Matches an error of this code. */
export function error(code: string): unknown {
  return expect.objectContaining({ code })
}

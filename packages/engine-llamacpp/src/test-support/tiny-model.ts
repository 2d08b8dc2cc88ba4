import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tinyGguf, type TinyGgufOptions } from '../testkit/tiny-gguf.ts'

/** Writes a tiny model to a temporary folder and gives its path. */
export function tinyModelFile(options: TinyGgufOptions = {}): string {
  const path = join(mkdtempSync(join(tmpdir(), 'orion-tiny-')), 'tiny.gguf')
  writeFileSync(path, tinyGguf(options))
  return path
}

/** A tiny model that never ends its reply by itself and prefers `phrase` to everything else. */
export function talkativeModelFile(phrase: string, options: TinyGgufOptions = {}): string {
  const bias = (text: string) => (text.startsWith('<') && text.length > 1 ? -50 : text.length * 8)
  return tinyModelFile({ ...options, words: [phrase], bias })
}

/** The trained demo model of this repository. */
export const demoModelFile: string = fileURLToPath(
  new URL('../../../demo-model/model/demo-model.gguf', import.meta.url),
)

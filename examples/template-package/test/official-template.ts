/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The official template of Tulu 3, out of an installed package that collects them. */
export function officialTemplate(): string {
  const path = new URL(
    '../node_modules/@huggingface/ollama-utils/src/chat-template-automap.ts',
    import.meta.url,
  )
  const found = /model: "library\/tulu3:70b",\s+gguf: ("(?:[^"\\]|\\.)*")/.exec(
    readFileSync(fileURLToPath(path), 'utf8'),
  )
  if (found?.[1] === undefined)
    throw new Error('The installed @huggingface/ollama-utils holds no template of Tulu 3.')
  return JSON.parse(found[1])
}

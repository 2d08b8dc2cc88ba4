import { createReadStream } from 'node:fs'
import type { ReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path of the model file: a GGUF for llama.cpp, 4.4 MB, with its tokenizer and its chat template inside. */
export const demoModelPath: string = fileURLToPath(new URL('../model/demo-model.gguf', import.meta.url))

/** The same file as a stream of bytes, for programs that put it somewhere else. */
export function openDemoModel(): ReadStream {
  return createReadStream(demoModelPath)
}

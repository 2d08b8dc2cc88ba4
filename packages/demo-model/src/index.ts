import { fileURLToPath } from 'node:url'

/** Path of the model file: a GGUF for llama.cpp, 3.8 MB, with a tokenizer and a ChatML template with tools. */
export const demoModelPath: string = fileURLToPath(new URL('../model/demo-model.gguf', import.meta.url))

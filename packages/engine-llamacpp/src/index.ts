export { llamaCppEngine } from './llama-cpp-engine.ts'
export type { LlamaCppOptions, LlamaModule } from './options.ts'

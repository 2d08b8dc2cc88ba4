import { anyObject, firstOrion } from './first-orion.ts'
import { ollamaGeneric } from './ollama.ts'
import type { Peer } from './peer.ts'
import { sglangLlama, sglangQwen } from './sglang.ts'
import { vllmHermes, vllmLlama, vllmMistral, vllmPythonic, vllmQwenCoder } from './vllm.ts'

/** Every algorithm of the table, in its order. */
export const allPeers: readonly Peer[] = [
  vllmHermes,
  vllmLlama,
  vllmMistral,
  vllmPythonic,
  vllmQwenCoder,
  sglangQwen,
  sglangLlama,
  ollamaGeneric('<tool_call>', ['hermes']),
  ollamaGeneric('[TOOL_CALLS]', ['mistral', 'mistral-v3']),
  ollamaGeneric('{', ['llama-json', 'bare-json']),
  firstOrion,
  anyObject,
]

import { apertus } from './apertus.ts'
import type { CallFormat } from './call-format.ts'
import { commandR7b } from './command-r7b.ts'
import { commandR } from './command-r.ts'
import { deepseekR1 } from './deepseek-r1.ts'
import { deepseekV31 } from './deepseek-v3.1.ts'
import { dsml } from './dsml.ts'
import { fenced } from './fenced.ts'
import { functionGemma } from './function-gemma.ts'
import { functionary } from './functionary.ts'
import { gemma4 } from './gemma4.ts'
import { gigachat } from './gigachat.ts'
import { glm } from './glm.ts'
import { granite } from './granite.ts'
import { harmony } from './harmony.ts'
import { hermes } from './hermes.ts'
import { hunyuan } from './hunyuan.ts'
import { internlm } from './internlm.ts'
import { jsonArray } from './json-array.ts'
import { kimiK3 } from './kimi-k3.ts'
import { kimi } from './kimi.ts'
import { lfm2 } from './lfm2.ts'
import { llama3Json } from './llama3-json.ts'
import { llama3PythonTag } from './llama3-python-tag.ts'
import { llama4Pythonic } from './llama4-pythonic.ts'
import { lmStudio } from './lm-studio.ts'
import { minicpm } from './minicpm.ts'
import { minimaxM3 } from './minimax-m3.ts'
import { minimax } from './minimax.ts'
import { mistralV11 } from './mistral-v11.ts'
import { mistral } from './mistral.ts'
import { nemotron } from './nemotron.ts'
import { nodeLlamaCpp } from './node-llama-cpp.ts'
import { olmo } from './olmo.ts'
import { phi4 } from './phi4.ts'
import { qwenXml } from './qwen-xml.ts'
import { react } from './react.ts'
import { seedXml } from './seed-xml.ts'
import { solar } from './solar.ts'
import { toolCallsTag } from './tool-calls-tag.ts'
import { toolCode } from './tool-code.ts'

/** Every format this package knows. Where two share a marker and neither is the template's own, the first is named. */
export const builtInFormats: readonly CallFormat[] = [
  hermes,
  glm,
  qwenXml,
  fenced,
  llama3Json,
  llama3PythonTag,
  llama4Pythonic,
  mistral,
  mistralV11,
  deepseekR1,
  deepseekV31,
  dsml,
  commandR,
  commandR7b,
  kimi,
  kimiK3,
  harmony,
  granite,
  phi4,
  gemma4,
  functionGemma,
  toolCode,
  functionary,
  apertus,
  lfm2,
  nemotron,
  minimax,
  minimaxM3,
  seedXml,
  toolCallsTag,
  minicpm,
  hunyuan,
  solar,
  gigachat,
  internlm,
  lmStudio,
  nodeLlamaCpp,
  olmo,
  react,
  jsonArray,
]

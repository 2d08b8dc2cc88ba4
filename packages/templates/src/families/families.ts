import type { NativeTemplate } from '../layout/define-template.ts'
import { alpaca } from './alpaca/alpaca.ts'
import { chatml } from './chatml/chatml.ts'
import { commandR } from './command-r/command-r.ts'
import { deepseekR1, deepseekV3, deepseekV31 } from './deepseek/deepseek.ts'
import { gemma } from './gemma/gemma.ts'
import { glm4 } from './glm/glm4.ts'
import { granite4 } from './granite/granite4.ts'
import { kimiK2 } from './kimi/kimi-k2.ts'
import { llama2 } from './llama/llama2.ts'
import { llama31 } from './llama/llama3.1.ts'
import { llama3 } from './llama/llama3.ts'
import { llama4 } from './llama/llama4.ts'
import {
  devstral,
  mistral7b,
  mistralNemo,
  mistralSmall,
  mistralV3,
  mistralV7,
  mixtral,
} from './mistral/mistral.ts'
import { phi3 } from './phi/phi3.ts'
import { phi4Mini } from './phi/phi4-mini.ts'
import { phi4 } from './phi/phi4.ts'
import { qwen25 } from './qwen/qwen2.5.ts'
import { qwen3 } from './qwen/qwen3.ts'
import { smollm2 } from './smollm/smollm2.ts'
import { vicuna } from './vicuna/vicuna.ts'
import { zephyr } from './zephyr/zephyr.ts'

/** Every family laid out natively. */
export const families: readonly NativeTemplate[] = [
  alpaca,
  chatml,
  commandR,
  deepseekR1,
  deepseekV3,
  deepseekV31,
  devstral,
  gemma,
  glm4,
  granite4,
  kimiK2,
  llama2,
  llama3,
  llama31,
  llama4,
  mistral7b,
  mistralNemo,
  mistralSmall,
  mistralV3,
  mistralV7,
  mixtral,
  phi3,
  phi4,
  phi4Mini,
  qwen25,
  qwen3,
  smollm2,
  vicuna,
  zephyr,
]

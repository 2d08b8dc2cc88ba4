export { alpaca } from './families/alpaca/alpaca.ts'
export { chatml } from './families/chatml/chatml.ts'
export { commandR } from './families/command-r/command-r.ts'
export { deepseekR1, deepseekV3, deepseekV31 } from './families/deepseek/deepseek.ts'
export { families } from './families/families.ts'
export { gemma } from './families/gemma/gemma.ts'
export { glm4 } from './families/glm/glm4.ts'
export { granite4 } from './families/granite/granite4.ts'
export { kimiK2 } from './families/kimi/kimi-k2.ts'
export { llama2 } from './families/llama/llama2.ts'
export { llama31 } from './families/llama/llama3.1.ts'
export { llama3 } from './families/llama/llama3.ts'
export { llama4 } from './families/llama/llama4.ts'
export {
  devstral,
  mistral7b,
  mistralNemo,
  mistralSmall,
  mistralV3,
  mistralV7,
  mixtral,
} from './families/mistral/mistral.ts'
export { phi3 } from './families/phi/phi3.ts'
export { phi4Mini } from './families/phi/phi4-mini.ts'
export { phi4 } from './families/phi/phi4.ts'
export { qwen25 } from './families/qwen/qwen2.5.ts'
export { qwen3 } from './families/qwen/qwen3.ts'
export { smollm2 } from './families/smollm/smollm2.ts'
export { vicuna } from './families/vicuna/vicuna.ts'
export { zephyr } from './families/zephyr/zephyr.ts'
export { defineTemplate } from './layout/define-template.ts'
export type { NativeTemplate } from './layout/define-template.ts'
export { content, control, joinPrompts, layout, promptText } from './layout/layout.ts'
export type { HeadInput, Place, Reply, TemplateDefinition, Variables } from './layout/template-definition.ts'
export type { TemplateAbilities } from './adapt/abilities.ts'
export { jinjaTemplate } from './jinja-template/jinja-template.ts'
export type { JinjaChatTemplate, JinjaTemplateOptions } from './jinja-template/jinja-template.ts'
export type { TemplateProbe } from './jinja-template/probe-template.ts'
export type { FamilySigns } from './layout/family-signs.ts'
export type { TemplateFamily } from './resolve/template-family.ts'
export { templateResolver } from './resolve/template-resolver.ts'
export type { TemplateResolverOptions } from './resolve/template-resolver.ts'

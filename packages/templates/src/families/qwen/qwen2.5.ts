import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { chatmlDefinition, chatmlHead } from '../chatml/chatml-definition.ts'

/** Qwen 2.5 Instruct and Coder: ChatML that always has system text. */
export const qwen25: NativeTemplate = defineTemplate({
  ...chatmlDefinition,
  name: 'qwen2.5',
  signs: {
    ...chatmlDefinition.signs,
    general: false,
    architectures: ['qwen2', 'qwen2moe'],
    names: /qwen-?2\.5|qwen2\.5/,
  },
  head: (input) => chatmlHead(input, 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.'),
})

import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { chatmlDefinition, chatmlHead } from '../chatml/chatml-definition.ts'

/** SmolLM2 Instruct: ChatML with a first system sentence of its own. */
export const smollm2: NativeTemplate = defineTemplate({
  ...chatmlDefinition,
  name: 'smollm2',
  signs: { ...chatmlDefinition.signs, general: false, names: /smollm-?2/ },
  head: (input) => chatmlHead(input, 'You are a helpful AI assistant named SmolLM, trained by Hugging Face'),
})

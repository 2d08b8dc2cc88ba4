import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { chatmlDefinition } from './chatml-definition.ts'

/** ChatML, as OpenHermes, Dolphin, Yi and many fine-tunes use it, with tools the Hermes way. */
export const chatml: NativeTemplate = defineTemplate(chatmlDefinition)

export { chatml } from './families/chatml/chatml.ts'
export { defineTemplate } from './layout/define-template.ts'
export type { NativeTemplate } from './layout/define-template.ts'
export type { HeadInput, Place, Reply, TemplateDefinition, Variables } from './layout/template-definition.ts'

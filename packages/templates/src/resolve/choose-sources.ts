import type { ModelInfo } from '@orion-harness/core'

/** One of a model's own templates. */
export interface OwnTemplate {
  /** Name the file gives it, such as `default` or `tool_use`. */
  readonly variant: string
  readonly source: string
}

/** The model's own templates that may be used, best first: `tool_use` when tools are offered, `default`, the only one. */
export function chooseSources({ chatTemplates }: ModelInfo, tools: boolean): readonly OwnTemplate[] {
  const variants = Object.entries(chatTemplates).filter(([, source]) => source.trim() !== '')
  const wanted = [
    ...(tools ? ['tool_use'] : []),
    'default',
    ...(variants.length === 1 ? Object.keys(chatTemplates) : []),
  ]
  const found = wanted.flatMap((name) => variants.filter(([variant]) => variant === name))
  return [...new Map(found)].map(([variant, source]) => ({ variant, source }))
}

import type { ModelInfo } from '@orion-harness/core'

/** One of a model's own templates. */
export interface OwnTemplate {
  /** Name the file gives it, such as `default` or `tool_use`. */
  readonly variant: string
  readonly source: string
}

/** The model's own template to use: `tool_use` when tools are offered, else `default`, else the only one. */
export function chooseSource({ chatTemplates }: ModelInfo, tools: boolean): OwnTemplate | undefined {
  const variants = Object.entries(chatTemplates).filter(([, source]) => source.trim() !== '')
  const named = (name: string): OwnTemplate | undefined => {
    const found = variants.find(([variant]) => variant === name)
    return found && { variant: found[0], source: found[1] }
  }
  const [only] = variants
  const single = variants.length === 1 && only ? { variant: only[0], source: only[1] } : undefined
  return (tools ? named('tool_use') : undefined) ?? named('default') ?? single
}

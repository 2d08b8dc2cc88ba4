import type { ToolSpec } from '@orion-harness/core'

/** Which offered tool a written name means. */
export interface NameReading {
  readonly tool: ToolSpec
  readonly repairs: readonly string[]
}

/** Finds offered tools by what models write for their names. */
export interface NameResolver {
  readonly tools: readonly ToolSpec[]
  /** First letters of their names, in lower case. */
  readonly firsts: ReadonlySet<string>
  /** Exact; else without its namespace; else with case and separators folded; only ever a unique match. */
  resolve(written: string): NameReading | undefined
}

/** Lower case, without the separators models mix up. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\\_\-\s]/g, '')
}

/** Makes the resolver of one reply's tools. */
export function createNameResolver(tools: readonly ToolSpec[]): NameResolver {
  const exact = new Map(tools.map((tool) => [tool.name, tool]))
  const folded = new Map<string, ToolSpec | null>()
  for (const tool of tools) {
    const key = foldName(tool.name)
    folded.set(key, folded.has(key) ? null : tool)
  }
  return {
    tools,
    firsts: new Set([...folded.keys()].map((key) => key[0] ?? '')),
    resolve(written): NameReading | undefined {
      const found = exact.get(written)
      if (found !== undefined) return { tool: found, repairs: [] }
      if (written.length > 200) return undefined
      const plain = stripDecoration(written)
      const whole = look(plain, plain === written ? [] : ['name-decoration'])
      if (whole !== undefined) return whole
      const last = plain.split(/[./:]|__/).findLast((part) => part !== '')
      return last === undefined || last === plain ? undefined : look(last, ['name-namespace'])
    },
  }

  function look(name: string, repairs: readonly string[]): NameReading | undefined {
    const same = exact.get(name)
    if (same !== undefined) return { tool: same, repairs }
    const kin = folded.get(foldName(name))
    return kin === null || kin === undefined
      ? undefined
      : { tool: kin, repairs: [...repairs, 'name-spelling'] }
  }
}

/** Takes away what stands around a name: quotes, a call counter, channel tokens, empty brackets. */
function stripDecoration(written: string): string {
  return written
    .replace(/<[|\uff5c].*$/su, '')
    .trim()
    .replace(/^["'`*]+|["'`*]+$/g, '')
    .replace(/[:!#]\d+$/, '')
    .replace(/\(\)$|\.call$/, '')
    .trim()
}

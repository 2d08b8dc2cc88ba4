import type { SamplingSettings } from '@orion-harness/core'
import type { ServerTraits } from '../servers/server-traits.ts'

/** Sampling settings under the server's names, and those it has no name for. */
export function samplingFields(
  sampling: SamplingSettings,
  seed: number | undefined,
  traits: Pick<ServerTraits, 'sampling' | 'allTopK'>,
): { readonly fields: Readonly<Record<string, number>>; readonly ignored: readonly string[] } {
  const fields: Record<string, number> = {}
  const ignored: string[] = []
  const settings = { ...sampling, ...(seed === undefined ? {} : { seed }) }
  for (const [name, value] of Object.entries(settings) as [keyof SamplingSettings, number | undefined][]) {
    if (value === undefined) continue
    const theirs = traits.sampling[name]
    if (theirs === undefined) ignored.push(name)
    else fields[theirs] = name === 'topK' && value === 0 ? traits.allTopK : value
  }
  return { fields, ignored }
}

import type { TemplateProbe } from './probe-template.ts'

/** What was found by probing, kept by what was probed. */
export interface ProbeCache {
  get(key: readonly string[], probe: () => TemplateProbe): TemplateProbe
}

/** Keeps the `capacity` most recently used results. The key is the probed text itself, so nothing can collide. */
export function createProbeCache(capacity = 64): ProbeCache {
  const kept = new Map<string, TemplateProbe>()
  return {
    get(key, probe) {
      const text = JSON.stringify(key)
      const found = kept.get(text) ?? probe()
      kept.delete(text)
      kept.set(text, found)
      const [oldest] = kept.keys()
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest)
      return found
    },
  }
}

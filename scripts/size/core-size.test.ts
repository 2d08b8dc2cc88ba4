import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What a consumer's bundler makes of `core` for this program. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: new URL('../../packages/core/src', import.meta.url).pathname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
  })
  return { bytes: outputFiles[0]?.contents ?? new Uint8Array(), metafile }
}

describe('core, as a consumer bundles it,', () => {
  it('is at most 13.5 kB gzipped with the agent and its tools', async () => {
    const { bytes } = await bundle("export { createAgent, defineTool } from './index.ts'")
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(13.5 * 1024)
  })

  it('needs no built-in module and nothing but mitt', async () => {
    const { metafile } = await bundle("export * from './index.ts'")
    const outside = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))
    expect(outside.map((path) => /node_modules\/([^/]+)\/[^/]*\/[^/]*$/.exec(path)?.[1])).toEqual(['mitt'])
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
  })
})
